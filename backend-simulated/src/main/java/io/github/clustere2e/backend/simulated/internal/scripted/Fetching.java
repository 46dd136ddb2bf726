// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.scripted;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Sends a file, or a tree as an archive, after a line that says which. */
final class Fetching {

    private final NodePaths paths;

    Fetching(NodePaths paths) {
        this.paths = paths;
    }

    void run(String path, OutputStream out) throws IOException {
        Path found = paths.existing(path);
        if (Files.isDirectory(found)) {
            ScriptedFiles.say(out, "tree\n");
            tree(found, out);
            return;
        }
        PosixFileAttributes look = Files.readAttributes(found, PosixFileAttributes.class);
        ScriptedFiles.say(
                out,
                "file " + Trees.octal(look.permissions()) + " "
                        + look.lastModifiedTime().to(TimeUnit.SECONDS) + " " + look.size() + "\n");
        Files.copy(found, out);
    }

    private static void tree(Path top, OutputStream out) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        List<Path> all;
        try (Stream<Path> walk = Files.walk(top)) {
            all = walk.toList();
        }
        for (Path path : all) {
            add(tar, top, path);
        }
        tar.finish();
        tar.flush();
    }

    private static void add(TarArchiveOutputStream tar, Path top, Path path) throws IOException {
        PosixFileAttributes look =
                Files.readAttributes(path, PosixFileAttributes.class, java.nio.file.LinkOption.NOFOLLOW_LINKS);
        String name = path.equals(top) ? "./" : "./" + top.relativize(path);
        TarArchiveEntry entry;
        if (look.isSymbolicLink()) {
            entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            entry.setLinkName(Files.readSymbolicLink(path).toString());
        } else if (look.isDirectory()) {
            entry = new TarArchiveEntry(name.endsWith("/") ? name : name + "/");
        } else if (look.isRegularFile()) {
            entry = new TarArchiveEntry(name);
            entry.setSize(look.size());
        } else {
            return;
        }
        entry.setMode(Integer.parseInt(Trees.octal(look.permissions()), 8));
        entry.setModTime(look.lastModifiedTime());
        tar.putArchiveEntry(entry);
        if (look.isRegularFile()) {
            Files.copy(path, tar);
        }
        tar.closeArchiveEntry();
    }
}
