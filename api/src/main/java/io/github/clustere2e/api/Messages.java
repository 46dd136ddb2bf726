// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.List;

/** How errors show what they hold. */
final class Messages {

    private static final int LAST_LINES = 10;

    private Messages() {}

    static String of(Throwable error) {
        String message = error.getMessage();
        return error instanceof ClusterException && message != null ? message : error.toString();
    }

    /** The last lines of both streams. They are masked first: what is cut out of a secret is none any more. */
    static String tails(Command command, String stdout, String stderr) {
        return tail("standard output", command.mask(stdout)) + tail("standard error", command.mask(stderr));
    }

    /** The last lines of a stream, indented under a title; nothing if it is empty. */
    static String tail(String title, String text) {
        if (text.isBlank()) {
            return "";
        }
        List<String> lines = text.lines().toList();
        int from = Math.max(0, lines.size() - LAST_LINES);
        return "\n" + title + (from > 0 ? " (the last " + LAST_LINES + " lines)" : "") + ":\n    "
                + String.join("\n    ", lines.subList(from, lines.size()));
    }
}
