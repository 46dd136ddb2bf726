// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes trees that are hard to transfer, and compares them. */
final class Trees {

    private Trees() {}

    /** Everything that a tree can hold and that is hard to get right. */
    static Path awkward(Path tree) throws IOException {
        Files.createDirectories(tree.resolve("empty directory"));
        Path inner = Files.createDirectories(tree.resolve("one/two"));
        Files.createFile(inner.resolve("empty"));
        Files.writeString(inner.resolve("one byte"), "x");
        for (String name :
                List.of("-rf", "*?", "line\nend", "'quo\"ted'", "$(x)", "grüße", "back\\slash", "x".repeat(250))) {
            Files.writeString(inner.resolve(name), name);
        }
        Files.createSymbolicLink(inner.resolve("loop"), Path.of("../.."));
        Files.createSymbolicLink(inner.resolve("self"), Path.of("self"));
        Files.createSymbolicLink(inner.resolve("dangling"), Path.of("/no/such"));
        Files.createSymbolicLink(inner.resolve("outside"), Path.of("/etc"));
        Path script = Files.writeString(tree.resolve("script"), "true");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x--x"));
        Files.setLastModifiedTime(script, FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
        Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("r-x------"));
        Files.setLastModifiedTime(inner, FileTime.from(Instant.parse("2002-02-03T04:05:06Z")));
        Files.setPosixFilePermissions(tree, PosixFilePermissions.fromString("r-xr-xr-x"));
        return tree;
    }

    /** All that a transfer keeps. */
    static Map<String, String> looks(Path tree) throws IOException {
        Map<String, String> looks = new TreeMap<>();
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                String look = Files.isSymbolicLink(path)
                        ? "to " + Files.readSymbolicLink(path)
                        : PosixFilePermissions.toString(Files.getPosixFilePermissions(path)) + " "
                                + Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS)
                                        .toInstant()
                                        .getEpochSecond()
                                + (Files.isRegularFile(path) ? Files.readString(path) : "");
                looks.put(tree.relativize(path).toString(), look);
            }
        }
        return looks;
    }

    static List<String> names(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A directory with that many small files, a hundred to a directory. */
    static Path ofSmallFiles(Path tree, int count) throws IOException {
        Files.createDirectory(tree);
        for (int i = 0; i < count; i++) {
            Path directory = tree.resolve("d" + i / 100);
            if (i % 100 == 0) {
                Files.createDirectory(directory);
            }
            Files.writeString(directory.resolve("file" + i), "content " + i);
        }
        return tree;
    }
}
