// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import org.jspecify.annotations.Nullable;

/**
 * The addresses of a snapshot are in use, by another cluster restored from it or by the one that it was taken of.
 *
 * @since 0.1
 */
public class SnapshotInUseException extends ClusterException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param message what happened, where, and what helps
     */
    public SnapshotInUseException(String message) {
        super(message);
    }

    /**
     * Makes an error with its cause.
     *
     * @param message what happened, where, and what helps
     * @param cause why, if an exception tells
     */
    public SnapshotInUseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
