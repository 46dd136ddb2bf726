// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.NodeConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * The server proved its identity, and refused the user or the key. Trying again does not help; nothing was run.
 *
 * @since 0.1
 */
public class AuthenticationRefusedException extends NodeConnectionException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param node the node's name
     * @param message what happened and what helps
     * @param cause why, if an exception tells
     */
    public AuthenticationRefusedException(String node, String message, @Nullable Throwable cause) {
        super(node, message, false, cause);
    }
}
