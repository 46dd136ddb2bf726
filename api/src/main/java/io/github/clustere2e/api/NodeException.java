// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import org.jspecify.annotations.Nullable;

/**
 * Anything that goes wrong with one node.
 *
 * @since 0.1
 */
public class NodeException extends ClusterException {

    private static final long serialVersionUID = 1L;

    /** The node's name. */
    private final String node;

    /**
     * Makes an error.
     *
     * @param node the node's name
     * @param message what happened and what helps
     * @param cause why, if an exception tells
     */
    public NodeException(String node, String message, @Nullable Throwable cause) {
        super(node + ": " + message, cause);
        this.node = node;
    }

    /**
     * Returns where it happened.
     *
     * @return the node's name
     */
    public String node() {
        return node;
    }
}
