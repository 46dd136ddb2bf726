// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Directories of this machine with all that is in them. */
public final class Trees {

    private Trees() {}

    /**
     * Removes a directory and all that is in it; links are removed and not followed.
     *
     * @param directory the directory; nothing happens if it is not there
     * @throws IOException if something could not be removed
     */
    public static void delete(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException error) throws IOException {
                if (error != null) {
                    throw error;
                }
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * Copies a file, or a directory with all that is in it.
     *
     * @param source what is copied
     * @param target what it becomes; its directory is made
     * @throws IOException if it cannot be
     */
    public static void copy(Path source, Path target) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        Path real = source.toRealPath(); // a link to a directory means what it leads to
        Files.walkFileTree(real, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(at(directory));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, at(file));
                return FileVisitResult.CONTINUE;
            }

            private Path at(Path path) {
                return path.equals(real) ? target : target.resolve(real.relativize(path));
            }
        });
    }
}
