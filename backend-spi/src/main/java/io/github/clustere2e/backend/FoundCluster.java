// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend;

import java.util.Comparator;
import java.util.List;

/**
 * A cluster of which anything at all exists, though it be only a network without machines.
 *
 * @param identity which cluster, with the labels that its objects carry
 * @param machines its machines, in any order, of which it makes that of the cluster: by role, then by index; perhaps none
 * @since 0.1
 */
public record FoundCluster(ClusterIdentity identity, List<Machine> machines) {

    private static final Comparator<Machine> IN_ORDER = Comparator.comparing(FoundCluster::group)
            .thenComparing(machine -> machine.node().index());

    /**
     * Checks what it is given.
     *
     * @param identity as the record says
     * @param machines as the record says
     */
    public FoundCluster {
        machines = machines.stream().sorted(IN_ORDER).toList();
    }

    private static int group(Machine machine) {
        try {
            return Integer.parseInt(machine.labels().getOrDefault(Labels.GROUP, ""));
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE; // it is not ours, or is broken; it is shown all the same
        }
    }
}
