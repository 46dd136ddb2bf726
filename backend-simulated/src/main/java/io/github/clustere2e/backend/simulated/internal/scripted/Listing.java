// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.scripted;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Lists a directory in the form that {@code find -printf} has for the library. */
final class Listing {

    private static final char END = '\0';

    private final NodePaths paths;

    Listing(NodePaths paths) {
        this.paths = paths;
    }

    void run(String path, OutputStream out) throws IOException {
        Path directory = paths.existing(path);
        if (!Files.isDirectory(directory)) {
            throw new FileSystemException(path, null, "Not a directory");
        }
        List<Path> entries;
        try (Stream<Path> all = Files.list(directory)) {
            entries = all.toList();
        }
        for (Path entry : entries) {
            out.write(line(entry).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What goes meanwhile is not there. */
    private static String line(Path entry) throws IOException {
        try {
            return lineOf(entry);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private static String lineOf(Path entry) throws IOException {
        PosixFileAttributes attributes =
                Files.readAttributes(entry, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        String link =
                attributes.isSymbolicLink() ? Files.readSymbolicLink(entry).toString() : "";
        char type = attributes.isDirectory()
                ? 'd'
                : attributes.isSymbolicLink() ? 'l' : attributes.isRegularFile() ? 'f' : 'U';
        long nanos = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        String time = String.format(
                "%d.%010d", Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L) * 10);
        return "" + entry.getFileName() + END + type + END + attributes.size() + END
                + Trees.octal(attributes.permissions()) + END + "root" + END + "root" + END + time + END + link + END;
    }
}
