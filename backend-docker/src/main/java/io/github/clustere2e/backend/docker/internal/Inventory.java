// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.FoundCluster;
import io.github.clustere2e.backend.Labels;
import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.NodeIdentity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds our clusters by the labels of what the engine has. */
final class Inventory {

    /** A container's host name: the list of containers does not tell it. */
    static final String HOSTNAME = "io.github.clustere2e.hostname";

    private final Engine engine;

    Inventory(Engine engine) {
        this.engine = engine;
    }

    List<FoundCluster> find() {
        Map<String, List<Machine>> machines = new LinkedHashMap<>();
        Map<String, ClusterIdentity> identities = new LinkedHashMap<>();
        for (Container container : containers(Labels.CLUSTER)) {
            note(identities, container.getLabels());
            if (isNode(container)) {
                machines.computeIfAbsent(container.getLabels().getOrDefault(Labels.ID, ""), id -> new ArrayList<>())
                        .add(machine(container));
            }
        }
        for (Network network : engine.client()
                .listNetworksCmd()
                .withFilter("label", List.of(Labels.CLUSTER))
                .exec()) {
            note(identities, network.getLabels());
        }
        for (InspectVolumeResponse volume : engine.client()
                .listVolumesCmd()
                .withFilter("label", List.of(Labels.CLUSTER))
                .exec()
                .getVolumes()) {
            note(identities, volume.getLabels());
        }
        return identities.values().stream()
                .map(identity -> new FoundCluster(identity, machines.getOrDefault(identity.id(), List.of())))
                .toList();
    }

    Optional<Machine> find(String container) {
        return engine.client().listContainersCmd().withShowAll(true).withIdFilter(List.of(container)).exec().stream()
                .filter(Inventory::isNode)
                .map(Inventory::machine)
                .findFirst();
    }

    /** Containers of a cluster that are no nodes: those that put files into its volume, if one was left behind. */
    List<String> strayContainers(ClusterIdentity cluster) {
        return containers(Labels.ID + "=" + cluster.id()).stream()
                .filter(container -> !isNode(container))
                .map(Container::getId)
                .toList();
    }

    private List<Container> containers(String label) {
        return engine.client()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(label))
                .exec();
    }

    private static boolean isNode(Container container) {
        return container.getLabels().containsKey(Labels.NODE);
    }

    private static void note(Map<String, ClusterIdentity> identities, Map<String, String> labels) {
        identities.putIfAbsent(labels.getOrDefault(Labels.ID, ""), ClusterIdentity.of(labels));
    }

    private static Machine machine(Container container) {
        Map<String, String> labels = container.getLabels();
        return new Machine(
                container.getId(),
                new NodeIdentity(
                        labels.getOrDefault(Labels.NODE, ""),
                        Role.of(labels.getOrDefault(Labels.ROLE, "unknown")),
                        Integer.parseInt(labels.getOrDefault(Labels.INDEX, "0")),
                        labels.getOrDefault(HOSTNAME, "")),
                container.getState(),
                Whereabouts.of(container).reach(),
                labels);
    }
}
