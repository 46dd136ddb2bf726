// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.confined;

import java.util.Collection;
import java.util.List;

/**
 * What a node with a confined shell is told of itself.
 *
 * @param hostname its host name
 * @param address its own address
 * @param machineId its machine id
 * @param directories paths that must be there
 * @param memory paths that must be in memory
 */
public record ConfinedNode(
        String hostname, String address, String machineId, Collection<String> directories, Collection<String> memory) {

    /**
     * Checks what it is given.
     *
     * @param hostname as the record says
     * @param address as the record says
     * @param machineId as the record says
     * @param directories as the record says
     * @param memory as the record says
     */
    public ConfinedNode {
        directories = List.copyOf(directories);
        memory = List.copyOf(memory);
    }
}
