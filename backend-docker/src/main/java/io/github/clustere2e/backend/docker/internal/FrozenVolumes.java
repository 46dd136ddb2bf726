// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.VolumeOptions;
import io.github.clustere2e.api.NameTakenException;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.Labels;
import io.github.clustere2e.backend.SnapshotIdentity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Each snapshot's volume, with copies of what the nodes have in volumes; it also claims the snapshot's tag. */
final class FrozenVolumes {

    /** Whether there was anything to copy; on images. */
    static final String COPIED = "io.github.clustere2e.snapshot.volumes";

    /** The containers that stand still until it is complete; on the volume. */
    private static final String STANDSTILL = "io.github.clustere2e.snapshot.standstill";

    private final Engine engine;
    private final VolumeCopies copies;

    FrozenVolumes(Engine engine) {
        this.engine = engine;
        this.copies = new VolumeCopies(engine);
    }

    static String name(SnapshotIdentity snapshot) {
        return "cluster-e2e-snapshot." + snapshot.tag();
    }

    /** The engine makes a volume for the first who asks for it, and hands the others the same one. */
    void claim(SnapshotIdentity snapshot, Collection<String> standing) {
        Map<String, String> all = new LinkedHashMap<>(snapshot.labels());
        all.put(STANDSTILL, String.join(",", standing));
        engine.client()
                .createVolumeCmd()
                .withName(name(snapshot))
                .withLabels(all)
                .exec();
        Map<String, String> labels =
                engine.client().inspectVolumeCmd(name(snapshot)).exec().getLabels();
        if (labels == null || !snapshot.id().equals(labels.get(Labels.SNAPSHOT_ID))) {
            throw new NameTakenException(
                    Trouble.NAME_TAKEN.explain("Somebody else has, or is just taking, a snapshot '" + snapshot.tag()
                            + "' on this engine: the volume '" + name(snapshot) + "' is not ours. Pick another tag."));
        }
    }

    /** Copies what the nodes publish and what each has in volumes of its own; returns whether there was anything. */
    boolean copy(ClusterIdentity cluster, SnapshotIdentity snapshot, List<SeenNode> nodes) {
        List<Mount> mounts = new ArrayList<>();
        mounts.add(mount(name(snapshot), VolumeCopies.TO));
        mounts.add(mount(PublishedVolumes.name(cluster), VolumeCopies.FROM + "/" + FrozenPlaces.PUBLISHED)
                .withReadOnly(true));
        for (SeenNode node : nodes) {
            InspectContainerResponse container = node.container();
            for (String path : FrozenPlaces.volumes(container.getConfig().getVolumes())) {
                mounts.add(
                        mount(volumeAt(container, path), VolumeCopies.FROM + "/" + FrozenPlaces.of(node.name(), path))
                                .withReadOnly(true));
            }
        }
        String image = String.valueOf(nodes.get(0).container().getImageId());
        return copies.copy(cluster.labels(), image, mounts);
    }

    /** Fills the volumes of a restored cluster. */
    void restore(ClusterIdentity cluster, SnapshotIdentity snapshot, String image, List<Mount> targets) {
        List<Mount> mounts = new ArrayList<>(targets);
        mounts.add(mount(name(snapshot), VolumeCopies.FROM).withReadOnly(true));
        copies.copy(cluster.labels(), image, mounts);
    }

    List<SnapshotIdentity> find() {
        return labels().map(SnapshotIdentity::of).toList();
    }

    /** The containers that stood still when it was begun. */
    List<String> standing(SnapshotIdentity snapshot) {
        return labels().filter(labels -> snapshot.id().equals(labels.get(Labels.SNAPSHOT_ID)))
                .map(labels -> labels.getOrDefault(STANDSTILL, ""))
                .flatMap(containers -> Stream.of(containers.split(",")))
                .filter(container -> !container.isEmpty())
                .toList();
    }

    private Stream<Map<String, String>> labels() {
        return engine
                .client()
                .listVolumesCmd()
                .withFilter("label", List.of(Labels.SNAPSHOT))
                .exec()
                .getVolumes()
                .stream()
                .map(InspectVolumeResponse::getLabels);
    }

    void remove(SnapshotIdentity snapshot) {
        Set<String> ours = Set.copyOf(find().stream()
                .filter(found -> found.id().equals(snapshot.id()))
                .map(FrozenVolumes::name)
                .toList());
        ours.forEach(volume -> Removals.volume(engine, volume));
    }

    static Mount mount(String volume, String target) {
        return new Mount()
                .withType(MountType.VOLUME)
                .withSource(volume)
                .withTarget(target)
                .withVolumeOptions(new VolumeOptions().withNoCopy(true));
    }

    private static String volumeAt(InspectContainerResponse container, String path) {
        return container.getMounts().stream()
                .filter(mount -> mount.getDestination() != null
                        && path.equals(mount.getDestination().getPath()))
                .map(InspectContainerResponse.Mount::getName)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(container.getName() + " has no volume at " + path));
    }
}
