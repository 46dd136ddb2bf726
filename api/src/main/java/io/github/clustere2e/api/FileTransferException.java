// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import org.jspecify.annotations.Nullable;

/**
 * A file could not be sent to a node, or fetched from it; where it was to be written, nothing has changed.
 *
 * @since 0.1
 */
public class FileTransferException extends NodeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param node the node's name
     * @param message what happened and what helps
     * @param cause why, if an exception tells
     */
    public FileTransferException(String node, String message, @Nullable Throwable cause) {
        super(node, message, cause);
    }
}
