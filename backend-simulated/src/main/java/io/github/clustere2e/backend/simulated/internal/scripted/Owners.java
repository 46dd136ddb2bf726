// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.scripted;

import java.nio.file.FileSystemException;
import java.util.Set;

/** Whom files may belong to: root, by name or number, since there is nobody else. */
final class Owners {

    private static final Set<String> ROOT = Set.of("", "root", "0", "root:root", "0:0", "root:", "0:", ":root", ":0");

    private Owners() {}

    static void check(String path, String owner) throws FileSystemException {
        if (!ROOT.contains(owner)) {
            throw new FileSystemException(
                    path, null, "chown: invalid user: '" + owner + "': a node with scripted answers has only root");
        }
    }
}
