// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines of something long. Thread-safe. */
final class Tail {

    private static final int LINES = 15;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        if (line.isBlank()) {
            return;
        }
        if (lines.size() == LINES) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    /** The lines, indented, each on a line of its own. */
    @Override
    public synchronized String toString() {
        return lines.isEmpty() ? "" : "\nThe last lines:\n    " + String.join("\n    ", lines);
    }
}
