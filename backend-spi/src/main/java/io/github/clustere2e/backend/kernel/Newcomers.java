// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.FanOut;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.FoundCluster;
import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.NodeIdentity;
import java.util.List;
import java.util.Set;

/**
 * Nodes that are being added, and are no members yet. Their names are written down before anything is made, so that they
 * are told from members, and are removed though whoever makes them is killed.
 */
record Newcomers(Backend backend, ClusterDirectory directory) {

    /** Writes them down; whoever holds the lock may. */
    void expect(List<Seat> seats) {
        directory.writeNewcomers(seats.stream().map(Seat::name).toList());
    }

    /** They are members from now on. */
    void welcome() {
        directory.writeNewcomers(List.of());
    }

    /** Leaves out of a cluster those that are no members yet. */
    FoundCluster without(FoundCluster found) {
        Set<String> names = Set.copyOf(directory.newcomers());
        return new FoundCluster(
                found.identity(),
                found.machines().stream()
                        .filter(machine -> !names.contains(machine.node().name()))
                        .toList());
    }

    /** Removes what was made of them; whoever holds the lock may. Returns those who were members before. */
    FoundCluster dismiss(FoundCluster found) {
        FoundCluster members = without(found);
        List<String> names = directory.newcomers();
        if (!names.isEmpty()) {
            List<Machine> halfMade = found.machines().stream()
                    .filter(machine -> !members.machines().contains(machine))
                    .toList();
            FanOut.of("remove the nodes that were being added to " + found.identity())
                    .atMost(backend.parallelism())
                    .over(halfMade, machine -> machine.node().name(), this::discard)
                    .orThrow();
            backend.withdraw(
                    found.identity(),
                    names.stream().map(name -> identity(found.identity(), name)).toList());
            welcome();
        }
        return members;
    }

    private Machine discard(Machine machine) {
        backend.discard(machine);
        return machine;
    }

    private static NodeIdentity identity(ClusterIdentity cluster, String name) {
        int end = name.lastIndexOf('_');
        return new Seat(
                        Role.of(name.substring(0, end)),
                        Integer.parseInt(name.substring(end + 1)),
                        0,
                        0,
                        NodeRequirements.none())
                .identity(cluster.name());
    }
}
