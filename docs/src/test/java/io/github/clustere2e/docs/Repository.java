// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The files of the project, without what a build has made. */
final class Repository {

    /** Tests run in the directory of their module. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Set<String> MADE = Set.of("target", "build", "node_modules");

    private Repository() {}

    /** The files whose names the predicate takes, in order. */
    static List<Path> files(Predicate<String> name) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    boolean skipped = !directory.equals(ROOT) && isMadeOrHidden(fileName(directory));
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (name.test(fileName(file))) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(null);
        return found;
    }

    /** How people call a file: its path from the root. */
    static String name(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a file or directory belongs to the project, rather than to a build or to the world outside. */
    static boolean has(Path file) {
        if (!file.startsWith(ROOT) || !Files.exists(file)) {
            return false;
        }
        for (Path part : ROOT.relativize(file)) {
            if (MADE.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMadeOrHidden(String directory) {
        return directory.startsWith(".") || MADE.contains(directory);
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }
}
