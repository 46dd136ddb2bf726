// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.NodeConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * The server knows none of the algorithms that are used here. Trying again does not help; nothing was run.
 *
 * @since 0.1
 */
public class IncompatibleServerException extends NodeConnectionException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param node the node's name
     * @param message what happened and what helps
     * @param cause why, if an exception tells
     */
    public IncompatibleServerException(String node, String message, @Nullable Throwable cause) {
        super(node, message, false, cause);
    }
}
