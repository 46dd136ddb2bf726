// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import org.jspecify.annotations.Nullable;

/**
 * There is no snapshot of that tag.
 *
 * @since 0.1
 */
public class NoSuchSnapshotException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param message what happened, where, and what helps
     */
    public NoSuchSnapshotException(String message) {
        super(message);
    }

    /**
     * Makes an error with its cause.
     *
     * @param message what happened, where, and what helps
     * @param cause why, if an exception tells
     */
    public NoSuchSnapshotException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
