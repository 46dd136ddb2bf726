// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.page;

/** A node's name with its colour. */
final class NodeChip {

    private NodeChip() {}

    static void write(Html html, String node, int colour) {
        html.raw("<span class=\"chip\"><i class=\"n" + colour + "\"></i>")
                .text(node)
                .raw("</span>");
    }
}
