// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.NodeException;

/** A node was not waited for, because another has failed already: no failure of its own. */
final class GivenUpException extends NodeException {

    private static final long serialVersionUID = 1L;

    GivenUpException(String node) {
        super(node, "given up, because another node has failed", null);
    }
}
