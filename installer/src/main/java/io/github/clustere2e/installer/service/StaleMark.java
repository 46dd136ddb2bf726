// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.service;

import io.github.clustere2e.api.Node;
import io.github.clustere2e.installer.internal.Digests;

/**
 * A file on a node that says that its services have not read their new files yet. It is there from before they are written until
 * the services run with them, so that whoever comes after a process that was killed meanwhile restarts them.
 */
final class StaleMark {

    private final Node node;
    private final String path;

    StaleMark(Node node, String software) {
        this.node = node;
        this.path = "/var/lib/cluster-e2e/stale/" + Digests.sha256(software);
    }

    boolean isThere() {
        return node.files().exists(path);
    }

    void leave() {
        node.files().write(path, "");
    }

    void remove() {
        node.files().delete(path);
    }
}
