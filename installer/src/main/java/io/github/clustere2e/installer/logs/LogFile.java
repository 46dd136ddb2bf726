// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file of this machine that gets the end of one of a node. Not thread-safe. */
final class LogFile implements AutoCloseable {

    private final Path path;
    private final long limit;
    private final OutputStream out;
    private long written;
    private boolean tooLong;

    /** Makes the file, which is not there yet, with its directories. */
    LogFile(Path path, long limit) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        this.path = path;
        this.limit = limit;
        this.out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Takes no more than the limit: a file may grow while its end is read. */
    void write(byte[] bytes, int offset, int length) throws IOException {
        int taken = (int) Math.min(length, limit - written);
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

    /** Ends the file, and says in its first line how much of the whole is not in it. */
    void end(long whole) throws IOException {
        close();
        if (whole <= written) {
            return;
        }
        Path beside = path.resolveSibling(path.getFileName() + ".whole");
        try (OutputStream marked = Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW)) {
            marked.write(("[" + (whole - written) + " of " + whole + " bytes are left out: this is the end]\n")
                    .getBytes(StandardCharsets.UTF_8));
            Files.copy(path, marked);
        }
        Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
