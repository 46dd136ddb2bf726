// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file of this machine that gets the end of one of a node. Not thread-safe.
 *
 * <p>Not written by a channel, which is closed when the thread that writes is interrupted, as when a connection ends.
 */
final class LogFile implements AutoCloseable {

    private final Path path;
    private final long limit;
    private final Room room;
    private final OutputStream out;
    private long written;
    private boolean tooLong;

    /** Makes the file, which is not there yet, with its directories. */
    LogFile(Path path, long limit, Room room) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        this.path = path;
        this.limit = limit;
        this.room = room;
        this.out = new FileOutputStream(Files.createFile(path).toFile());
    }

    /** Writes a text of ours, also when this thread is interrupted: why it is may be what the text tells. */
    static void write(Path path, String text) throws IOException {
        try (OutputStream out = new FileOutputStream(path.toFile())) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Takes no more than the limit: a file may grow while its end is read. */
    void write(byte[] bytes, int offset, int length) throws IOException {
        int taken = room.take((int) Math.min(length, limit - written));
        out.write(bytes, offset, taken);
        written += taken;
        tooLong |= taken < length;
    }

    long written() {
        return written;
    }

    boolean tooLong() {
        return tooLong;
    }

    /** Whether it is too long because of what the node's other files have taken. */
    boolean noRoom() {
        return tooLong && room.isFull();
    }

    /** Ends the file, and says in its first line how much of the whole is not in it. */
    void end(long whole) throws IOException {
        close();
        if (whole <= written) {
            return;
        }
        Path beside = path.resolveSibling(path.getFileName() + ".whole");
        try (OutputStream marked = new FileOutputStream(Files.createFile(beside).toFile());
                InputStream end = new FileInputStream(path.toFile())) {
            marked.write(("[" + (whole - written) + " of " + whole + " bytes are left out: this is the end]\n")
                    .getBytes(StandardCharsets.UTF_8));
            end.transferTo(marked);
        }
        Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
