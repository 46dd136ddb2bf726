// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Unpacks an archive that nobody vouches for into an empty directory. Symbolic links are made when everything else is
 * there, so that nothing can be written through one. For one thread.
 */
final class TarExtraction {

    private static final Logger LOG = LoggerFactory.getLogger(SshNode.class);

    private final Path root;
    private final Progress progress;
    private final Map<Path, TarArchiveEntry> directories = new LinkedHashMap<>();
    private final Map<Path, String> links = new LinkedHashMap<>();

    TarExtraction(Path root, Progress progress) {
        this.root = root;
        this.progress = progress;
    }

    void run(InputStream archive) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(archive, StandardCharsets.UTF_8.name());
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            unpack(entry, tar);
        }
        // What fills up the last block belongs to the archive.
        archive.transferTo(OutputStream.nullOutputStream());
        for (Map.Entry<Path, String> link : links.entrySet()) {
            Files.createSymbolicLink(link.getKey(), Path.of(link.getValue()));
        }
        // The innermost first: their modes may forbid to enter them, and what is made in them changes their times.
        List<Map.Entry<Path, TarArchiveEntry>> innermostFirst = new ArrayList<>(directories.entrySet());
        Collections.reverse(innermostFirst);
        for (Map.Entry<Path, TarArchiveEntry> directory : innermostFirst) {
            dress(directory.getKey(), directory.getValue());
        }
    }

    private void unpack(TarArchiveEntry entry, InputStream content) throws IOException {
        Path path = inside(entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            directories.put(path, entry);
            return;
        }
        Files.createDirectories(requireNonNull(path.getParent()));
        if (entry.isSymbolicLink()) {
            links.put(path, entry.getLinkName());
        } else if (entry.isLink()) {
            linkAgain(path, inside(entry.getLinkName()));
        } else if (entry.isFile()) {
            try (OutputStream file =
                    Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                byte[] chunk = new byte[64 * 1024];
                for (int count = content.read(chunk); count >= 0; count = content.read(chunk)) {
                    file.write(chunk, 0, count);
                    progress.add(count);
                }
            }
            dress(path, entry);
        } else {
            LOG.warn("'{}' is neither a file nor a directory nor a link, and is left out", entry.getName());
        }
    }

    /** A second name of a file, or of a symbolic link, which is not there yet. */
    private void linkAgain(Path path, Path first) throws IOException {
        String link = links.get(first);
        if (link != null) {
            links.put(path, link);
        } else if (Files.isRegularFile(first, LinkOption.NOFOLLOW_LINKS)) {
            Files.createLink(path, first);
        } else {
            throw new IOException(
                    "the archive has a second name for '" + first.getFileName() + "', which is not there");
        }
    }

    private Path inside(String name) throws IOException {
        Path relative;
        try {
            relative = Path.of(name);
        } catch (InvalidPathException e) {
            throw new IOException("'" + name + "' can be no name here", e);
        }
        boolean leaves = relative.isAbsolute();
        for (Path part : relative) {
            leaves |= part.toString().equals("..");
        }
        if (leaves) {
            throw new IOException("'" + name + "' would be written elsewhere: the archive is refused");
        }
        return root.resolve(relative).normalize();
    }

    private static void dress(Path path, TarArchiveEntry entry) throws IOException {
        Files.setLastModifiedTime(
                path, FileTime.from(entry.getLastModifiedTime().toInstant()));
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(Permissions.of(entry.getMode()));
        }
    }
}
