// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A directory that is filled beside its destination, and then is there whole under that name, or not at all. Until it gets
 * a mode of its own nobody else may enter it, so that it does not matter with which modes the files in it are made.
 */
record LocalPlace(Path directory) {

    static LocalPlace beside(Path target) throws IOException {
        Path directory = hidden(target);
        return new LocalPlace(Files.createDirectory(directory, Permissions.forNobodyElse(directory, 0700)));
    }

    /** Gives it its name. */
    void give(Path target, boolean replace) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(directory, target);
            return;
        }
        if (!replace) {
            throw new NotDirectoryException(target + " is there already; it gives way with Transfer.Builder.replace()");
        }
        Path old = hidden(target);
        Files.move(target, old);
        try {
            Files.move(directory, target);
        } catch (IOException e) {
            Files.move(old, target);
            throw e;
        }
        LocalDeletion.of(old);
    }

    /** Removes it if it has not got its name. */
    void remove() throws IOException {
        LocalDeletion.of(directory);
    }

    private static Path hidden(Path target) {
        return target.toAbsolutePath().resolveSibling(".cluster-e2e-" + UUID.randomUUID());
    }
}
