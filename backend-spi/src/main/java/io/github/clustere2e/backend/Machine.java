// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A machine that exists, running or not.
 *
 * @param reference the backend's own name for it
 * @param node who it is in its cluster
 * @param state the backend's word for its state, such as {@code running}
 * @param reach how it is reached, or will be when it is switched on; empty if that is not known now
 * @param labels those that it was made with, {@link MachineRequest#labels()}; perhaps more
 * @since 0.1
 */
public record Machine(
        String reference, NodeIdentity node, String state, Optional<Reach> reach, Map<String, String> labels) {

    /**
     * Checks what it is given.
     *
     * @param reference as the record says
     * @param node as the record says
     * @param state as the record says
     * @param reach as the record says
     * @param labels as the record says
     */
    public Machine {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
}
