// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.recording;

import io.github.clustere2e.api.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files of this machine, on their way to a recording and back. */
final class LocalFiles {

    private LocalFiles() {}

    static boolean isDirectory(Path local) {
        return Files.isDirectory(local);
    }

    /** A file, or all files in a directory, by the paths that they are to have. */
    static Map<String, MemoryFiles.Content> read(Path local, String remote, String owner) throws IOException {
        if (!Files.exists(local)) {
            throw new InvalidInputException("There is no file " + local.toAbsolutePath() + " to upload");
        }
        Map<String, MemoryFiles.Content> files = new TreeMap<>();
        if (!isDirectory(local)) {
            files.put(remote, content(local, owner));
            return files;
        }
        try (Stream<Path> walk = Files.walk(local)) {
            for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                if (!Files.isSymbolicLink(file)) {
                    files.put(remote + "/" + slashes(local.relativize(file)), content(file, owner));
                }
            }
        }
        return files;
    }

    private static String slashes(Path relative) {
        return relative.toString().replace('\\', '/');
    }

    private static MemoryFiles.Content content(Path file, String owner) throws IOException {
        return new MemoryFiles.Content(Files.readAllBytes(file), permissions(file), owner);
    }

    private static Set<PosixFilePermission> permissions(Path file) throws IOException {
        try {
            return Files.getPosixFilePermissions(file);
        } catch (UnsupportedOperationException e) {
            return MemoryFiles.READABLE; // this machine has no such permissions
        }
    }

    static void write(Map<String, MemoryFiles.Content> files, String remote, Path local) throws IOException {
        for (Map.Entry<String, MemoryFiles.Content> each : files.entrySet()) {
            Path target = each.getKey().equals(remote)
                    ? local
                    : local.resolve(each.getKey().substring(remote.length() + 1));
            if (!target.equals(local)) {
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
            }
            Files.write(target, each.getValue().bytes());
        }
    }
}
