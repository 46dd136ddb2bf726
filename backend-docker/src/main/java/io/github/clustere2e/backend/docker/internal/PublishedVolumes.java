// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.NameTakenException;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.Labels;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Each cluster's volume, which all its nodes read and only this backend writes. */
final class PublishedVolumes {

    /** Where the nodes see it. */
    static final String MOUNT = "/var/lib/cluster-e2e/published";

    private static final Logger LOG = LoggerFactory.getLogger(PublishedVolumes.class);

    private final Engine engine;

    PublishedVolumes(Engine engine) {
        this.engine = engine;
    }

    static String name(ClusterIdentity cluster) {
        return "cluster-e2e-" + cluster.name();
    }

    /**
     * Makes the volume, and with it claims the cluster's name on this engine: of all that ask for a volume of one name
     * the engine makes it for the first, and hands the others the same one, whose labels say whose it is. Networks will
     * not do: two of the same name can be made at the same moment.
     */
    void claim(ClusterIdentity cluster) {
        engine.client()
                .createVolumeCmd()
                .withName(name(cluster))
                .withLabels(cluster.labels())
                .exec();
        Map<String, String> labels =
                engine.client().inspectVolumeCmd(name(cluster)).exec().getLabels();
        if (labels == null || !cluster.id().equals(labels.get(Labels.ID))) {
            throw new NameTakenException("Somebody else has, or is just making, a cluster '" + cluster.name()
                    + "' on this engine: the volume '" + name(cluster) + "' is not ours. Pick another name.");
        }
    }

    void remove(ClusterIdentity cluster) {
        for (InspectVolumeResponse volume : engine.client()
                .listVolumesCmd()
                .withFilter("label", List.of(Labels.ID + "=" + cluster.id()))
                .exec()
                .getVolumes()) {
            try {
                engine.client().removeVolumeCmd(volume.getName()).exec();
            } catch (NotFoundException e) {
                LOG.debug("Volume {} was gone already", volume.getName());
            } catch (DockerException e) {
                throw new ClusterException(
                        "The engine does not remove the volume '" + volume.getName() + "': " + e.getMessage(), e);
            }
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
