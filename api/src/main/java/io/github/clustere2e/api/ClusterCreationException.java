// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import org.jspecify.annotations.Nullable;

/**
 * A cluster could not be made; what had been made of it is gone again.
 *
 * @since 0.1
 */
public class ClusterCreationException extends ClusterException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param message what happened, where, and what helps
     */
    public ClusterCreationException(String message) {
        super(message);
    }

    /**
     * Makes an error with its cause.
     *
     * @param message what happened, where, and what helps
     * @param cause why, if an exception tells
     */
    public ClusterCreationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
