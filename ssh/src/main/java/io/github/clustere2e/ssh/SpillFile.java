// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A queue of bytes in a temporary file that is made when it is needed, and gone when it is closed. For one lock. */
final class SpillFile {

    private final long most;
    private @Nullable FileChannel channel;
    private long written;
    private long read;

    SpillFile(long most) {
        this.most = most;
    }

    boolean isEmpty() {
        return read == written;
    }

    void add(byte[] bytes, int offset, int length) throws IOException {
        if (written + length > most) {
            throw new IOException("more than " + most + " bytes wait to be read, and the connection was given up");
        }
        FileChannel file = channel;
        if (file == null) {
            // Only its owner may read it: createTempFile sees to that.
            Path path = Files.createTempFile("cluster-e2e-forward-", ".tmp");
            file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            channel = file;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        while (buffer.hasRemaining()) {
            written += file.write(buffer, written);
        }
    }

    int take(byte[] bytes, int offset, int length) throws IOException {
        FileChannel file = channel;
        if (file == null) {
            return -1;
        }
        int taken = file.read(ByteBuffer.wrap(bytes, offset, (int) Math.min(length, written - read)), read);
        if (taken < 0) {
            throw new IOException("the temporary file was cut off");
        }
        read += taken;
        if (read == written) {
            // Room again for all of it.
            file.truncate(0);
            read = 0;
            written = 0;
        }
        return taken;
    }

    void close() {
        FileChannel file = channel;
        channel = null;
        read = 0;
        written = 0;
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                // it is gone either way
            }
        }
    }
}
