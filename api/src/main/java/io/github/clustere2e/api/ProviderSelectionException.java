// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import org.jspecify.annotations.Nullable;

/**
 * No backend could be picked: none was found, several were, or the one that was asked for is not among them.
 *
 * @since 0.1
 */
public class ProviderSelectionException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param message what happened, where, and what helps
     */
    public ProviderSelectionException(String message) {
        super(message);
    }

    /**
     * Makes an error with its cause.
     *
     * @param message what happened, where, and what helps
     * @param cause why, if an exception tells
     */
    public ProviderSelectionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
