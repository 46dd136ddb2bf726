// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import org.jspecify.annotations.Nullable;

/**
 * A node cannot be reached, or the connection to it was lost.
 *
 * @since 0.1
 */
public class NodeConnectionException extends NodeException {

    private static final long serialVersionUID = 1L;

    /** Whether the command may have run. */
    private final boolean mayHaveStarted;

    /**
     * Makes an error.
     *
     * @param node the node's name
     * @param message what happened and what helps
     * @param mayHaveStarted whether the command may have run
     * @param cause why, if an exception tells
     */
    public NodeConnectionException(String node, String message, boolean mayHaveStarted, @Nullable Throwable cause) {
        super(node, message, cause);
        this.mayHaveStarted = mayHaveStarted;
    }

    /**
     * Returns whether the command may have run: if not, sending it again is safe.
     *
     * @return {@code false} if it certainly did not start
     */
    public boolean mayHaveStarted() {
        return mayHaveStarted;
    }
}
