// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.NodeException;

/**
 * There is no DC/OS on a node that was asked for it.
 *
 * @since 0.1
 */
public class DcosNotInstalledException extends NodeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param node the node's name
     */
    DcosNotInstalledException(String node) {
        super(node, "there is no DC/OS on it: " + Places.VERSION + " is missing. Install it first", null);
    }
}
