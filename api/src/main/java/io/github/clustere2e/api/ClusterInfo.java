// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a backend knows of a cluster without asking its nodes.
 *
 * @param name the cluster's name
 * @param backend the id of its backend
 * @param state where it is in its life
 * @param created when its creation began
 * @param expires when its lease ends; empty if it has no limit
 * @param owner who made it, in words
 * @param nodes its nodes, in order
 * @since 0.1
 */
public record ClusterInfo(
        String name,
        String backend,
        State state,
        Instant created,
        Optional<Instant> expires,
        String owner,
        List<NodeInfo> nodes) {

    /**
     * Checks what it is given.
     *
     * @param name as the record says
     * @param backend as the record says
     * @param state as the record says
     * @param created as the record says
     * @param expires as the record says
     * @param owner as the record says
     * @param nodes as the record says
     */
    public ClusterInfo {
        nodes = List.copyOf(nodes);
    }

    /**
     * Where a cluster is in its life.
     *
     * @since 0.1
     */
    public enum State {
        /** Its owner makes it; it goes if the owner ends before that is done. */
        BUILDING,
        /** It goes when its owner ends. */
        OWNED,
        /** It outlives its owner. */
        STANDING,
        /** Its owner has ended, or its lease; the next sweep removes it. */
        ABANDONED
    }
}
