// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

/**
 * What {@link ClusterProvider#clean(CleanRequest)} is to remove.
 *
 * <p>Immutable: each method returns a new request.
 *
 * @param scope which clusters
 * @param images whether images that no node uses go too, with what was kept to build them
 * @param dryRun whether it only tells what it would remove
 * @since 0.1
 */
public record CleanRequest(Scope scope, boolean images, boolean dryRun) {

    /**
     * Which clusters are removed. Each scope has all of those before it.
     *
     * @since 0.1
     */
    public enum Scope {
        /** Those that nobody has any more: their owner has ended, or their lease. */
        LEFTOVERS,
        /** Also standing clusters that this user made on this machine, although their lease has not ended. */
        STANDING,
        /** Also those that a process of this user on this machine is building or using right now. */
        EVERYTHING
    }

    /**
     * Returns the request to remove what nobody has any more, and no image.
     *
     * @return the request
     */
    public static CleanRequest leftovers() {
        return new CleanRequest(Scope.LEFTOVERS, false, false);
    }

    /**
     * Returns this with another scope.
     *
     * @param clusters which clusters
     * @return the request
     */
    public CleanRequest of(Scope clusters) {
        return new CleanRequest(clusters, images, dryRun);
    }

    /**
     * Returns this with the images that no node uses.
     *
     * @return the request
     */
    public CleanRequest withImages() {
        return new CleanRequest(scope, true, dryRun);
    }

    /**
     * Returns this as a rehearsal that removes nothing.
     *
     * @return the request
     */
    public CleanRequest rehearsed() {
        return new CleanRequest(scope, images, true);
    }
}
