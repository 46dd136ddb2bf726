// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

/**
 * The way from this machine to the SSH servers of the nodes.
 *
 * @since 0.1
 */
public enum Access {

    /** {@link #DIRECT} where this is Linux and the engine is on this machine, else {@link #PUBLISHED}. */
    AUTOMATIC,

    /** By the addresses of the nodes, which this machine must have a route to. */
    DIRECT,

    /**
     * By a port of the loopback address of the engine's machine, which the engine picks for each node at each start. This
     * is the way where the addresses of nodes have no route, as with Docker Desktop. The nodes still reach each other by
     * their own addresses.
     */
    PUBLISHED
}
