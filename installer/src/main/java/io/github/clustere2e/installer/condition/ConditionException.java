// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.condition;

import io.github.clustere2e.api.NodeException;
import org.jspecify.annotations.Nullable;

/**
 * A condition did not come true on a node in time, or cannot any more.
 *
 * @since 0.1
 */
public class ConditionException extends NodeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param node the node's name
     * @param message what was waited for, how long, and what the node said last
     * @param cause why the node could not be asked, if that was it
     */
    ConditionException(String node, String message, @Nullable Throwable cause) {
        super(node, message, cause);
    }
}
