// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

/** Has a listener of its own for each run of a command, since the output of two must not be cut into lines together. */
final class NodeLineListener implements OutputListener {

    private final NodeLines lines;

    NodeLineListener(NodeLines lines) {
        this.lines = lines;
    }

    @Override
    public OutputListener forNode(String node) {
        return new LineListener((stream, line) -> lines.line(node, stream, line));
    }

    @Override
    public void output(StandardStream stream, byte[] chunk) {
        throw new IllegalStateException("this listener is asked for another one for each node, with forNode(...)");
    }
}
