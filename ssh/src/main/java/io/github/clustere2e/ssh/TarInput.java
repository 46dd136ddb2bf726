// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/** A tree as a tar archive that is made while it is read, a piece at a time. For one thread. */
final class TarInput extends InputStream {

    private static final int CHUNK = 64 * 1024;

    private final Path root;
    private final Class<? extends BasicFileAttributes> attributesRead;
    private final Progress progress;
    private final Stream<Path> walk;
    private final Iterator<Path> paths;
    private final ByteArrayOutputStream made = new ByteArrayOutputStream(CHUNK + 2048);
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(made, StandardCharsets.UTF_8.name());
    private final byte[] chunk = new byte[CHUNK];
    private byte[] ready = new byte[0];
    private int position;
    private @Nullable InputStream file;
    private @Nullable Path current;
    private long left;
    private boolean finished;

    // close() closes the stream.
    @SuppressWarnings("StreamResourceLeak")
    TarInput(Path root, Progress progress) throws IOException {
        this.root = root.toRealPath();
        this.attributesRead = Permissions.attributesOf(this.root);
        this.progress = progress;
        this.walk = Files.walk(this.root);
        this.paths = walk.iterator();
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    /** How much content there is. */
    static long size(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root.toRealPath())) {
            long sum = 0;
            for (Path path : (Iterable<Path>) all::iterator) {
                sum += Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? Files.size(path) : 0;
            }
            return sum;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (position == ready.length) {
            if (finished) {
                return -1;
            }
            made.reset();
            while (made.size() < CHUNK && !finished) {
                makeMore();
            }
            ready = made.toByteArray();
            position = 0;
        }
        int count = Math.min(length, ready.length - position);
        System.arraycopy(ready, position, bytes, offset, count);
        position += count;
        return count;
    }

    private void makeMore() throws IOException {
        InputStream content = file;
        try {
            if (content != null) {
                copy(content);
            } else if (paths.hasNext()) {
                begin(paths.next());
            } else {
                tar.putArchiveEntry(new TarArchiveEntry("end"));
                tar.closeArchiveEntry();
                tar.finish();
                finished = true;
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void begin(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, attributesRead, LinkOption.NOFOLLOW_LINKS);
        boolean top = path.equals(root);
        String name = top ? "tree" : "tree/" + root.relativize(path).toString().replace(File.separatorChar, '/');
        TarArchiveEntry entry;
        if (attributes.isSymbolicLink()) {
            entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            entry.setLinkName(Files.readSymbolicLink(path).toString());
        } else if (attributes.isDirectory()) {
            entry = new TarArchiveEntry(name + "/", TarConstants.LF_DIR);
            // The top must be writable to be moved; it gets its mode when it is where it belongs.
            entry.setMode(top ? 0700 : Permissions.mode(attributes));
        } else if (attributes.isRegularFile()) {
            entry = new TarArchiveEntry(name, TarConstants.LF_NORMAL);
            entry.setMode(Permissions.mode(attributes));
            entry.setSize(attributes.size());
        } else {
            throw new IOException("'" + path + "' is neither a file nor a directory nor a link");
        }
        entry.setModTime(FileTime.from(attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.SECONDS)));
        tar.putArchiveEntry(entry);
        if (entry.getSize() > 0) {
            file = Files.newInputStream(path);
            current = path;
            left = entry.getSize();
        } else {
            tar.closeArchiveEntry();
        }
    }

    private void copy(InputStream content) throws IOException {
        int count = content.read(chunk, 0, (int) Math.min(chunk.length, left));
        if (count < 0) {
            throw new IOException("'" + current + "' became shorter while it was sent");
        }
        tar.write(chunk, 0, count);
        progress.add(count);
        left -= count;
        if (left == 0) {
            content.close();
            file = null;
            tar.closeArchiveEntry();
        }
    }

    @Override
    public void close() throws IOException {
        try (walk) {
            InputStream content = file;
            if (content != null) {
                content.close();
            }
        }
    }
}
