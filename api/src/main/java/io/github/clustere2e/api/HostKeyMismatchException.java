// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import org.jspecify.annotations.Nullable;

/**
 * Another host answered at the node's address: an attack, or an address that was given to somebody else. Nothing was
 * sent to it.
 *
 * @since 0.1
 */
public class HostKeyMismatchException extends NodeConnectionException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param node the node's name
     * @param message which key was expected and which one came
     * @param cause why, if an exception tells
     */
    public HostKeyMismatchException(String node, String message, @Nullable Throwable cause) {
        super(node, message, false, cause);
    }
}
