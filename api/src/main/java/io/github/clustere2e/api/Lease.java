// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a cluster may outlive its owner, the process that creates it.
 *
 * <p>The constructor throws {@link InvalidInputException} if an owned cluster has a limit, or the limit is not positive.
 *
 * @param outlivesOwner whether the cluster outlives its owner at all
 * @param limit how long it may stand, counted from its creation; empty means until somebody destroys it
 * @since 0.1
 */
public record Lease(boolean outlivesOwner, Optional<Duration> limit) {

    /**
     * Checks what it is given.
     *
     * @param outlivesOwner as the record says
     * @param limit as the record says
     */
    public Lease {
        if (!outlivesOwner && limit.isPresent()) {
            throw new InvalidInputException("a cluster that goes with its owner has no time limit of its own");
        }
        if (limit.isPresent() && (limit.get().isNegative() || limit.get().isZero())) {
            throw new InvalidInputException(
                    "a lease of " + limit.get() + " has ended already: give a positive duration");
        }
    }

    /**
     * The cluster goes when it is closed or its owner ends, whichever is first. The default.
     *
     * @return the lease
     */
    public static Lease owned() {
        return new Lease(false, Optional.empty());
    }

    /**
     * The cluster stays until {@link Cluster#destroy()}.
     *
     * @return the lease
     */
    public static Lease standing() {
        return new Lease(true, Optional.empty());
    }

    /**
     * The cluster stays until {@link Cluster#destroy()}, or until the limit has passed.
     *
     * @param limit counted from the creation
     * @return the lease
     */
    public static Lease standing(Duration limit) {
        return new Lease(true, Optional.of(limit));
    }
}
