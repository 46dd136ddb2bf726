// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Image;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.SnapshotInUseException;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.backend.FoundSnapshot;
import io.github.clustere2e.backend.FrozenMachine;
import io.github.clustere2e.backend.Labels;
import io.github.clustere2e.backend.NodeIdentity;
import io.github.clustere2e.backend.SnapshotIdentity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The images that nodes are frozen into: one a node, with all that must be known of it as labels. */
final class FrozenImages {

    /** How many images make the snapshot whole. */
    static final String SIZE = "io.github.clustere2e.snapshot.size";

    /** How the container was made, as the engine's API has it. */
    static final String HOST_CONFIG = "io.github.clustere2e.snapshot.host-config";

    /** The node's place in its cluster. */
    private static final String ORDINAL = "io.github.clustere2e.snapshot.ordinal";

    private static final Logger LOG = LoggerFactory.getLogger(FrozenImages.class);

    private static final String REPOSITORY = "cluster-e2e-snapshot";

    private final Engine engine;

    FrozenImages(Engine engine) {
        this.engine = engine;
    }

    /** Freezes a container, whose labels its image has as well; returns the image's id. */
    String freeze(SeenNode node, SnapshotIdentity snapshot, Map<String, String> common) {
        Map<String, String> labels = new LinkedHashMap<>(snapshot.labels());
        labels.putAll(common);
        labels.put(ORDINAL, Integer.toString(node.ordinal()));
        labels.put(HOST_CONFIG, HostConfigs.text(node.container().getHostConfig()));
        return engine.client()
                .commitCmd(node.container().getId())
                .withRepository(REPOSITORY)
                .withTag(snapshot.tag() + "." + node.name())
                .withPause(false) // all of them stand still already
                .withLabels(labels)
                .exec();
    }

    List<FoundSnapshot> find() {
        Map<String, List<Image>> images = new LinkedHashMap<>();
        for (Image image :
                engine.client().listImagesCmd().withLabelFilter(Labels.SNAPSHOT).exec()) {
            images.computeIfAbsent(label(image, Labels.SNAPSHOT_ID), id -> new ArrayList<>())
                    .add(image);
        }
        return images.values().stream().map(FrozenImages::snapshot).toList();
    }

    private static FoundSnapshot snapshot(List<Image> images) {
        SnapshotIdentity identity = SnapshotIdentity.of(images.get(0).getLabels());
        List<FrozenMachine> machines = images.stream()
                .sorted(Comparator.comparingInt(image -> Integer.parseInt(label(image, ORDINAL))))
                .map(image -> new FrozenMachine(image.getId(), node(image)))
                .toList();
        return new FoundSnapshot(
                identity, Integer.toString(machines.size()).equals(label(images.get(0), SIZE)), machines);
    }

    private static NodeIdentity node(Image image) {
        return new NodeIdentity(
                label(image, Labels.NODE),
                Role.of(label(image, Labels.ROLE)),
                Integer.parseInt(label(image, Labels.INDEX)),
                label(image, Inventory.HOSTNAME));
    }

    private static String label(Image image, String name) {
        return image.getLabels().getOrDefault(name, "");
    }

    /** Refuses if a container stands on one of them, before any is removed. */
    void remove(FoundSnapshot snapshot) {
        refuseIfInUse(snapshot);
        snapshot.machines().forEach(machine -> remove(snapshot, machine));
    }

    private void remove(FoundSnapshot snapshot, FrozenMachine machine) {
        try {
            engine.client().removeImageCmd(machine.reference()).exec();
        } catch (NotFoundException e) {
            LOG.debug("The image of {} was gone already", machine.node().name());
        } catch (ConflictException e) {
            throw inUse(snapshot, String.valueOf(e.getMessage()));
        } catch (DockerException e) {
            throw new ClusterException(
                    "The engine does not remove the image of " + machine.node().name() + " in " + snapshot.identity()
                            + ": " + e.getMessage(),
                    e);
        }
    }

    private void refuseIfInUse(FoundSnapshot snapshot) {
        engine
                .client()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(
                        List.of(Labels.SNAPSHOT_ID + "=" + snapshot.identity().id()))
                .exec()
                .stream()
                .findFirst()
                .ifPresent(container -> {
                    throw inUse(snapshot, "container " + Arrays.toString(container.getNames()));
                });
    }

    private static SnapshotInUseException inUse(FoundSnapshot snapshot, String what) {
        return new SnapshotInUseException(Trouble.SNAPSHOT_IN_USE.explain("Snapshot '"
                + snapshot.identity().tag()
                + "' cannot be removed while a cluster that was restored from it stands: destroy that first (" + what
                + ")"));
    }
}
