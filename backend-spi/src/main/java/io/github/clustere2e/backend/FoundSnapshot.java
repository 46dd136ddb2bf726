// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend;

import java.util.List;

/**
 * A snapshot of which anything at all exists.
 *
 * @param identity which snapshot, with the labels that its objects carry
 * @param complete whether every machine of it is there
 * @param machines its machines, in order; perhaps none
 * @since 0.1
 */
public record FoundSnapshot(SnapshotIdentity identity, boolean complete, List<FrozenMachine> machines) {

    /**
     * Checks what it is given.
     *
     * @param identity as the record says
     * @param complete as the record says
     * @param machines as the record says
     */
    public FoundSnapshot {
        machines = List.copyOf(machines);
    }
}
