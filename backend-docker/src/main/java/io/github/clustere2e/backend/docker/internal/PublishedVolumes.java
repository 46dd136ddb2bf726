// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import io.github.clustere2e.api.NameTakenException;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.Labels;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Each cluster's volume, which all its nodes read and only this backend writes; it also claims the cluster's name. */
final class PublishedVolumes {

    /** Where the nodes see it. */
    static final String MOUNT = "/var/lib/cluster-e2e/published";

    private final Engine engine;
    private final VolumeWriter writer;

    PublishedVolumes(Engine engine, VolumeWriter writer) {
        this.engine = engine;
        this.writer = writer;
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
            throw new NameTakenException(
                    Trouble.NAME_TAKEN.explain("Somebody else has, or is just making, a cluster '" + cluster.name()
                            + "' on this engine: the volume '" + name(cluster) + "' is not ours. Pick another name."));
        }
    }

    /** Removes all volumes of a cluster, and last of all the one that keeps others from taking its name. */
    void remove(ClusterIdentity cluster) {
        List<String> names = engine
                .client()
                .listVolumesCmd()
                .withFilter("label", List.of(Labels.ID + "=" + cluster.id()))
                .exec()
                .getVolumes()
                .stream()
                .map(InspectVolumeResponse::getName)
                .toList();
        names.stream().filter(name -> !name.equals(name(cluster))).forEach(name -> Removals.volume(engine, name));
        names.stream().filter(name -> name.equals(name(cluster))).forEach(name -> Removals.volume(engine, name));
    }

    /** Unpacks a tar where the nodes see it. */
    void write(ClusterIdentity cluster, String image, InputStream tar) {
        writer.write(cluster.labels(), image, List.of(mount(cluster).withReadOnly(false)), MOUNT, tar);
    }

    static Mount mount(ClusterIdentity cluster) {
        return new Mount()
                .withType(MountType.VOLUME)
                .withSource(name(cluster))
                .withTarget(MOUNT)
                .withReadOnly(true);
    }

    String imageOf(String container) {
        return engine.client().inspectContainerCmd(container).exec().getImageId();
    }
}
