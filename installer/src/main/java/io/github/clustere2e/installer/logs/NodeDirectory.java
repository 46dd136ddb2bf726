// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The directory that one node's logs go to, and what is known of them. Thread-safe. */
final class NodeDirectory {

    private static final String ERRORS = "errors.txt";

    private final String node;
    private final Path directory;
    private final long limit;
    private final Room room;
    private final Set<String> begun = new HashSet<>();
    private final List<Path> files = new ArrayList<>();
    private final List<MissingLog> missing = new ArrayList<>();

    NodeDirectory(Path parent, String node, long limit, long nodeLimit) {
        this.node = node;
        this.directory = parent.resolve(SafePath.name(node));
        this.limit = limit;
        this.room = new Room(nodeLimit);
    }

    /** Begins a file; empty if it was begun before, as when patterns overlap, or cannot be, which is noted. */
    synchronized Optional<LogFile> begin(String what) {
        if (!begun.add(what)) {
            return Optional.empty();
        }
        Path path = path(what);
        try {
            LogFile file = new LogFile(path, limit, room);
            files.add(path);
            return Optional.of(file);
        } catch (IOException e) {
            missing(MissingLog.failed(what, "it cannot be written here: " + e));
            return Optional.empty();
        }
    }

    /** Writes a whole file. */
    synchronized void write(String name, String text) {
        Path path = directory.resolve(name);
        try {
            Files.createDirectories(directory);
            LogFile.write(path, text);
            files.add(path);
        } catch (IOException e) {
            missing(MissingLog.failed(name, "it cannot be written here: " + e));
        }
    }

    synchronized void missing(MissingLog log) {
        missing.add(log);
    }

    /** Writes down what is missing, if anything is. */
    synchronized void writeErrors() {
        if (!missing.isEmpty()) {
            StringBuilder text = new StringBuilder();
            missing.forEach(
                    log -> text.append(log.toString().replace("\n", "\n    ")).append('\n'));
            write(ERRORS, text.toString());
        }
    }

    synchronized NodeLogs logs() {
        return new NodeLogs(node, directory, files, missing);
    }

    private Path path(String what) {
        String name = what.substring(what.indexOf(' ') + 1);
        if (what.startsWith("file ")) {
            return SafePath.below(directory.resolve("files"), name);
        } else if (what.startsWith("unit ")) {
            return directory.resolve("units").resolve(SafePath.name(name + ".log"));
        } else if (what.equals("failed units")) {
            return directory.resolve("failed-units.txt");
        }
        if (what.startsWith("state ")) {
            return directory.resolve("state").resolve(SafePath.name(name + ".txt"));
        }
        return directory.resolve(SafePath.name(what + ".log"));
    }
}
