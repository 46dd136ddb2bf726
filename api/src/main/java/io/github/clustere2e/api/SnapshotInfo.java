// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.time.Instant;
import java.util.List;

/**
 * What a backend knows of a snapshot.
 *
 * @param tag what it is called, unique on its backend
 * @param backend the id of its backend
 * @param cluster the name of the cluster that it was taken of
 * @param taken when it was taken
 * @param owner who took it, in words
 * @param complete whether all of it is there; what is incomplete, because its taker was killed, cannot be restored
 * @param nodes its nodes' names, in order
 * @since 0.1
 */
public record SnapshotInfo(
        String tag, String backend, String cluster, Instant taken, String owner, boolean complete, List<String> nodes) {

    /**
     * Checks what it is given.
     *
     * @param tag as the record says
     * @param backend as the record says
     * @param cluster as the record says
     * @param taken as the record says
     * @param owner as the record says
     * @param complete as the record says
     * @param nodes as the record says
     */
    public SnapshotInfo {
        nodes = List.copyOf(nodes);
    }
}
