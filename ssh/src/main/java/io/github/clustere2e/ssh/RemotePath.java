// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.InvalidInputException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/** Paths on a node, which need not be paths here. */
final class RemotePath {

    private RemotePath() {}

    static String checked(String path) {
        if (!path.startsWith("/")) {
            throw new InvalidInputException("'" + path + "' is not an absolute path on a node: begin it with '/'");
        }
        if (path.indexOf('\0') >= 0) {
            throw new InvalidInputException("'" + path.replace('\0', '?') + "' holds a NUL character, as no path does");
        }
        return path;
    }

    /** Refuses the root, also in disguise. */
    static String notRoot(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : checked(path).split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        if (parts.isEmpty()) {
            throw new InvalidInputException(
                    "'" + path + "' is the root of the node's file system: that is neither deleted nor replaced");
        }
        return path;
    }

    /** Without slashes at its end, which would make of it something in it. */
    static String bare(String path) {
        String bare = notRoot(path);
        while (bare.endsWith("/")) {
            bare = bare.substring(0, bare.length() - 1);
        }
        return bare;
    }

    /** In the same directory, so that a rename suffices; short, since the name beside it may be as long as names are. */
    static String temporaryBeside(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1) + ".cluster-e2e-" + UUID.randomUUID();
    }
}
