// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal;

import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.FoundCluster;
import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.simulated.SimulatedOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The clusters of this process, whichever backend object made them. Thread-safe. */
final class SimulatedClusters {

    private static final Map<String, SimulatedCluster> ALL = new ConcurrentHashMap<>();

    private SimulatedClusters() {}

    static void add(ClusterIdentity identity, SimulatedOptions options) {
        ALL.put(identity.id(), new SimulatedCluster(identity, options));
    }

    static Optional<SimulatedCluster> get(ClusterIdentity identity) {
        return Optional.ofNullable(ALL.get(identity.id()));
    }

    static Optional<SimulatedMachine> machine(Machine machine) {
        return ALL.values().stream()
                .flatMap(cluster -> cluster.machine(machine.reference()).stream())
                .findFirst();
    }

    static void discard(Machine machine) {
        ALL.values().forEach(cluster -> cluster.discard(machine.reference()));
    }

    static void remove(ClusterIdentity identity) {
        SimulatedCluster cluster = ALL.remove(identity.id());
        if (cluster != null) {
            cluster.close();
        }
    }

    static List<FoundCluster> describe() {
        return ALL.values().stream().map(SimulatedCluster::describe).toList();
    }
}
