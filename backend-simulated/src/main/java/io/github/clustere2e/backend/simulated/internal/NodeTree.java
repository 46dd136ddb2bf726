// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal;

import io.github.clustere2e.api.NodeRequirements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The directories that software takes for granted on a node. */
final class NodeTree {

    private static final List<String> USUAL =
            List.of("etc", "home", "opt", "root", "run", "tmp", "usr/local/bin", "var/lib", "var/log");

    private NodeTree() {}

    static Path make(Path root, NodeRequirements needs) throws IOException {
        for (String directory : USUAL) {
            Files.createDirectories(root.resolve(directory));
        }
        for (Set<String> wanted : List.of(needs.volumes(), needs.tmpfs())) {
            for (String directory : wanted) {
                Files.createDirectories(root.resolve(directory.substring(1)));
            }
        }
        return root;
    }
}
