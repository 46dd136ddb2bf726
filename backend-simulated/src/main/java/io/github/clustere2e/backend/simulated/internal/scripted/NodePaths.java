// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.scripted;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Finds where a path of a node is on this machine: under the node's directory, as if that were the root. Neither {@code ..}
 * nor a symbolic link leads out of it; links are followed here, never by the machine.
 */
final class NodePaths {

    /** As Linux has it. */
    private static final int MOST_LINKS = 40;

    private final Path root;

    NodePaths(Path root) {
        this.root = root;
    }

    /** Where the path leads, with all its links followed. What is missing is where it would be. */
    Path target(String path) throws IOException {
        return walk(path, true);
    }

    /** Where the path itself is: its last part may be a link. */
    Path place(String path) throws IOException {
        return walk(path, false);
    }

    private Path walk(String path, boolean followLast) throws IOException {
        Deque<String> rest = new ArrayDeque<>(parts(path));
        Path here = root;
        int links = 0;
        while (!rest.isEmpty()) {
            String part = rest.pop();
            if (part.equals("..")) {
                here = here.equals(root) ? root : parent(here);
                continue;
            }
            Path next = here.resolve(part);
            if (!Files.isSymbolicLink(next) || (rest.isEmpty() && !followLast)) {
                if (!rest.isEmpty() && Files.exists(next, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(next)) {
                    throw new FileSystemException(path, null, "Not a directory");
                }
                here = next;
                continue;
            }
            if (++links > MOST_LINKS) {
                throw new FileSystemException(path, null, "Too many levels of symbolic links");
            }
            String link = Files.readSymbolicLink(next).toString();
            here = link.startsWith("/") ? root : here;
            List<String> more = parts(link);
            for (int i = more.size() - 1; i >= 0; i--) {
                rest.push(more.get(i));
            }
        }
        return here;
    }

    Path existing(String path) throws IOException {
        Path found = target(path);
        if (!Files.exists(found, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(path);
        }
        return found;
    }

    boolean isRoot(Path path) {
        return path.equals(root);
    }

    static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    private static List<String> parts(String path) {
        return List.of(path.split("/", -1)).stream()
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
    }
}
