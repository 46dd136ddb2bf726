// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.NodeConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * No {@code known_hosts} file tells which key a host has. Nothing was sent to it; the message has the line to add, for
 * somebody who has compared its fingerprint.
 *
 * @since 0.1
 */
public class UnknownHostKeyException extends NodeConnectionException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param node the host's alias
     * @param message what happened and what helps
     * @param cause why, if an exception tells
     */
    public UnknownHostKeyException(String node, String message, @Nullable Throwable cause) {
        super(node, message, false, cause);
    }
}
