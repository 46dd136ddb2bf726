// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.util.Objects.requireNonNull;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a tree that nobody vouches for into an empty directory, an entry at a time. Symbolic links are made when
 * everything else is there, so that nothing can be written through one. For one thread.
 */
final class UntrustedTree {

    private static final Logger LOG = LoggerFactory.getLogger(SshNode.class);

    private final Path root;
    private final Progress progress;
    private final Map<Path, Look> directories = new LinkedHashMap<>();
    private final Map<Path, String> links = new LinkedHashMap<>();

    /** Writes a file's content. */
    interface Content {
        void to(OutputStream file) throws IOException;
    }

    UntrustedTree(Path root, Progress progress) {
        this.root = root;
        this.progress = progress;
    }

    void directory(String name, Look look) throws IOException {
        Path path = inside(name);
        Files.createDirectories(path);
        directories.put(path, look);
    }

    void file(String name, Look look, Content content) throws IOException {
        Path path = place(name);
        try (OutputStream file = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            content.to(new Counted(file));
        } catch (IOException e) {
            Files.deleteIfExists(path);
            throw e;
        }
        look.dress(path);
    }

    void link(String name, String target) throws IOException {
        links.put(place(name), target);
    }

    /** A second name of a file, or of a symbolic link, which is not there yet. */
    void linkAgain(String name, String first) throws IOException {
        Path path = place(name);
        Path there = inside(first);
        String link = links.get(there);
        if (link != null) {
            links.put(path, link);
        } else if (Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS)) {
            Files.createLink(path, there);
        } else {
            throw new IOException(
                    "the archive has a second name for '" + there.getFileName() + "', which is not there");
        }
    }

    void leaveOut(String name) {
        LOG.warn("'{}' is neither a file nor a directory nor a link, and is left out", name);
    }

    /** What can be done only when everything is there. */
    void finish() throws IOException {
        for (Map.Entry<Path, String> link : links.entrySet()) {
            Files.createSymbolicLink(link.getKey(), Path.of(link.getValue()));
        }
        // The innermost first: their modes may forbid to enter them, and what is made in them changes their times.
        List<Map.Entry<Path, Look>> innermostFirst = new ArrayList<>(directories.entrySet());
        Collections.reverse(innermostFirst);
        for (Map.Entry<Path, Look> directory : innermostFirst) {
            directory.getValue().dress(directory.getKey());
        }
    }

    /** Where it goes, whose directory is there. */
    private Path place(String name) throws IOException {
        Path path = inside(name);
        Files.createDirectories(requireNonNull(path.getParent()));
        return path;
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
            throw new IOException("'" + name + "' would be written elsewhere: the tree is refused");
        }
        return root.resolve(relative).normalize();
    }

    private final class Counted extends FilterOutputStream {

        Counted(OutputStream file) {
            super(file);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            progress.add(length);
        }
    }
}
