// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.backend.ClusterIdentity;
import java.io.InputStream;

/** Each cluster's volume that all its nodes read, and that only this backend writes. */
final class PublishedVolumes {

    /** Where the nodes see it. */
    static final String MOUNT = "/var/lib/cluster-e2e/published";

    private final Engine engine;

    PublishedVolumes(Engine engine) {
        this.engine = engine;
    }

    /** The id is in the name, because the engine would hand out a volume of that name that is there already. */
    static String name(ClusterIdentity cluster) {
        return "cluster-e2e-" + cluster.name() + "-" + cluster.id();
    }

    void create(ClusterIdentity cluster) {
        engine.client()
                .createVolumeCmd()
                .withName(name(cluster))
                .withLabels(cluster.labels())
                .exec();
    }

    void remove(ClusterIdentity cluster) {
        try {
            engine.client().removeVolumeCmd(name(cluster)).exec();
        } catch (NotFoundException e) {
            return; // gone
        } catch (DockerException e) {
            throw new ClusterException(
                    "The engine does not remove the volume '" + name(cluster) + "': " + e.getMessage(), e);
        }
    }

    /** Puts a tar into the volume, through a container that is never started: it runs nothing and needs no node. */
    void write(ClusterIdentity cluster, String image, InputStream tar) {
        String container = engine.client()
                .createContainerCmd(image)
                .withCmd("never-started")
                .withLabels(cluster.labels())
                .withHostConfig(HostConfig.newHostConfig()
                        .withNetworkMode("none")
                        .withBinds(Bind.parse(name(cluster) + ":" + MOUNT)))
                .exec()
                .getId();
        try {
            engine.client()
                    .copyArchiveToContainerCmd(container)
                    .withRemotePath(MOUNT)
                    .withTarInputStream(tar)
                    .exec();
        } finally {
            engine.client().removeContainerCmd(container).withForce(true).exec();
        }
    }

    String imageOf(String container) {
        return engine.client().inspectContainerCmd(container).exec().getImageId();
    }
}
