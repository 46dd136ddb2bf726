// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import org.jspecify.annotations.Nullable;

/**
 * Anything that goes wrong with a cluster. Its message is written for people: what happened, where, and what helps. If it
 * has links to {@linkplain Trouble troubles}, the first alone is kept, at its end.
 *
 * @since 0.1
 */
public class ClusterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param message what happened, where, and what helps
     */
    public ClusterException(String message) {
        super(Trouble.withLinkAtEnd(message));
    }

    /**
     * Makes an error with its cause.
     *
     * @param message what happened, where, and what helps
     * @param cause why, if an exception tells
     */
    public ClusterException(String message, @Nullable Throwable cause) {
        super(Trouble.withLinkAtEnd(message), cause);
    }
}
