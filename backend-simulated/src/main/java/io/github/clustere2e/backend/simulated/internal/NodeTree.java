// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The directories that software takes for granted on a node. */
final class NodeTree {

    private static final List<String> USUAL =
            List.of("etc", "home", "opt", "root", "run", "tmp", "usr/local/bin", "var/lib", "var/log");

    private NodeTree() {}

    static Path make(Path root) throws IOException {
        for (String directory : USUAL) {
            Files.createDirectories(root.resolve(directory));
        }
        return root;
    }
}
