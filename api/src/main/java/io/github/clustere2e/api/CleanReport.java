// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.List;

/**
 * What {@link ClusterProvider#clean(CleanRequest)} did.
 *
 * @param removed what is gone, or would be if it was a rehearsal
 * @param kept what of ours is still there, and why
 * @param failed what could not be removed, and why
 * @since 0.1
 */
public record CleanReport(List<Item> removed, List<Item> kept, List<Item> failed) {

    /**
     * Checks what it is given.
     *
     * @param removed as the record says
     * @param kept as the record says
     * @param failed as the record says
     */
    public CleanReport {
        removed = List.copyOf(removed);
        kept = List.copyOf(kept);
        failed = List.copyOf(failed);
    }

    /**
     * Something of ours.
     *
     * @param kind what it is, such as {@code cluster}, {@code state} or {@code image}
     * @param name which one
     * @param reason why it was removed or kept, or what its removal failed with
     * @since 0.1
     */
    public record Item(String kind, String name, String reason) {}
}
