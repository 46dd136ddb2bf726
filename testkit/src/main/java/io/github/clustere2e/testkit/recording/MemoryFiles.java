// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.recording;

import io.github.clustere2e.api.RemoteFile;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Files by their paths; directories are what is in front of them. Thread-safe. */
final class MemoryFiles {

    static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");
    static final Set<PosixFilePermission> READ_ONLY = PosixFilePermissions.fromString("r--r--r--");

    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwxr-xr-x");

    private final Map<String, Content> files = new TreeMap<>();

    /**
     * A file.
     *
     * @param bytes what is in it
     * @param permissions its permissions
     * @param owner whose it is
     */
    // Only moved about, never compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Content(byte[] bytes, Set<PosixFilePermission> permissions, String owner) {

        Content {
            permissions = Set.copyOf(permissions);
        }
    }

    synchronized void put(String path, Content content) {
        files.put(path, content);
    }

    synchronized Map<String, Content> all() {
        return new TreeMap<>(files);
    }

    /** The file of that path, or the files in that directory. */
    synchronized Map<String, Content> tree(String path) {
        Map<String, Content> found = new TreeMap<>(files);
        found.keySet().removeIf(file -> !isIn(file, path));
        return found;
    }

    synchronized boolean exists(String path) {
        return files.keySet().stream().anyMatch(file -> isIn(file, path));
    }

    synchronized boolean isDirectory(String path) {
        return !files.containsKey(path) && exists(path);
    }

    synchronized void delete(String path) {
        files.keySet().removeIf(file -> isIn(file, path));
    }

    List<RemoteFile> list(String directory) {
        String prefix = directory.equals("/") ? "/" : directory + "/";
        Map<String, RemoteFile> entries = new LinkedHashMap<>();
        tree(directory).forEach((path, content) -> {
            String rest = path.substring(prefix.length());
            int end = rest.indexOf('/');
            String name = end < 0 ? rest : rest.substring(0, end);
            entries.putIfAbsent(name, end < 0 ? file(name, content) : directory(name, content.owner()));
        });
        return List.copyOf(entries.values());
    }

    private static RemoteFile file(String name, Content content) {
        return new RemoteFile(
                name,
                RemoteFile.Kind.FILE,
                content.bytes().length,
                content.permissions(),
                content.owner(),
                content.owner(),
                Instant.EPOCH,
                Optional.empty());
    }

    private static RemoteFile directory(String name, String owner) {
        return new RemoteFile(
                name, RemoteFile.Kind.DIRECTORY, 0, DIRECTORY, owner, owner, Instant.EPOCH, Optional.empty());
    }

    private static boolean isIn(String file, String path) {
        return path.equals("/") || file.equals(path) || file.startsWith(path + "/");
    }
}
