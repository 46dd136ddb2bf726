// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend;

import java.util.List;

/**
 * A cluster of which anything at all exists, though it be only a network without machines.
 *
 * @param identity which cluster, with the labels that its objects carry
 * @param machines its machines, in order; perhaps none
 * @since 0.1
 */
public record FoundCluster(ClusterIdentity identity, List<Machine> machines) {

    /**
     * Checks what it is given.
     *
     * @param identity as the record says
     * @param machines as the record says
     */
    public FoundCluster {
        machines = List.copyOf(machines);
    }
}
