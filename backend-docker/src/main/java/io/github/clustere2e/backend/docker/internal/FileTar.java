// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Streams files as a tar, so that a large one is never in memory or on the disk a second time. */
final class FileTar {

    private static final int BUFFER = 1 << 18;

    private FileTar() {}

    /** One entry of a tar; a name that ends with a slash is that of a directory, and its file is not looked at. */
    record Entry(String name, Path file, int mode) {}

    static InputStream of(Path file, String name) throws IOException {
        return of(List.of(new Entry(name, file, Files.isExecutable(file) ? 0755 : 0644)));
    }

    static InputStream of(List<Entry> entries) throws IOException {
        AtomicReference<IOException> failure = new AtomicReference<>();
        PipedOutputStream sink = new PipedOutputStream();
        PipedInputStream source = new PipedInputStream(sink, BUFFER) {
            /** The end of a tar that could not be written whole is an error and not an end. */
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
                int read = super.read(bytes, offset, length);
                IOException error = failure.get();
                if (read < 0 && error != null) {
                    throw error;
                }
                return read;
            }
        };
        Thread writer = new Thread(
                () -> {
                    try (sink) {
                        write(entries, sink);
                    } catch (IOException e) {
                        failure.set(e);
                    }
                },
                "cluster-e2e-tar");
        writer.setDaemon(true);
        writer.start();
        return source;
    }

    private static void write(List<Entry> entries, PipedOutputStream sink) throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new BufferedOutputStream(sink, BUFFER))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (Entry each : entries) {
                TarArchiveEntry entry = new TarArchiveEntry(each.name());
                entry.setMode(each.mode());
                entry.setSize(entry.isDirectory() ? 0 : Files.size(each.file()));
                tar.putArchiveEntry(entry);
                if (!entry.isDirectory()) {
                    Files.copy(each.file(), tar);
                }
                tar.closeArchiveEntry();
            }
        }
    }
}
