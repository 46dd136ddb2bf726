// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.NodeException;

/**
 * The user that logs in may not become another one: {@code sudo -n} refused, or is not there. Trying again does not help.
 * Nothing was run, as far as sudo's words tell: a script that calls {@code sudo -n} itself, and is refused, may have begun.
 *
 * @since 0.1
 */
public class SudoRefusedException extends NodeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param node the node's name
     * @param message what happened and what helps
     */
    public SudoRefusedException(String node, String message) {
        super(node, message, null);
    }
}
