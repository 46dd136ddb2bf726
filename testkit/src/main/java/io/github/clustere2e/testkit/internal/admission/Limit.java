// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.internal.admission;

import io.github.clustere2e.api.Capacity;
import java.util.Optional;

/**
 * How many nodes there may be at once.
 *
 * @param atOnce the bound for several clusters together
 * @param atMost what a single cluster may have, alone on the machine; not less than {@code atOnce}
 * @param reason where the bounds come from, for errors
 * @param cure how there can be more
 */
public record Limit(long atOnce, long atMost, String reason, String cure) {

    /** Nodes share processors well, but their start is processor time: more at once only makes all of them late. */
    private static final int NODES_A_PROCESSOR = 20;

    /** The bound that somebody has set. */
    public static Limit declared(int nodes, String setting) {
        return new Limit(nodes, nodes, setting + " = " + nodes, "Set " + setting + " higher.");
    }

    /**
     * What the machine can carry.
     *
     * @param capacity what the backend knows of it, if it knows something
     */
    public static Limit of(Optional<Capacity> capacity) {
        int processors = Runtime.getRuntime().availableProcessors();
        long byProcessors = (long) processors * NODES_A_PROCESSOR;
        return capacity.map(room -> new Limit(
                        Math.min(byProcessors, room.nodes()),
                        room.nodes(),
                        byProcessors < room.nodes()
                                ? NODES_A_PROCESSOR + " for each of " + processors + " processors"
                                : room.limit(),
                        room.cure()))
                .orElseGet(() -> new Limit(
                        byProcessors,
                        Long.MAX_VALUE,
                        NODES_A_PROCESSOR + " for each of " + processors + " processors",
                        ""));
    }
}
