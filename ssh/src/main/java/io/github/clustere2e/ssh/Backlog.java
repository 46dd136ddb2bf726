// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What came through a channel and nobody has read yet. Thread-safe.
 *
 * <p>The one thread that serves a connection writes here, and must never wait for whoever reads: everything else on the
 * connection, the commands too, would wait with it. The library asks the server for more as soon as this has taken what
 * came, so a reader that is slower than the node makes it grow: first in memory, then in a temporary file, and only
 * when that too is full is the channel given up.
 */
final class Backlog {

    /** Eight of the library's windows: a reader that is merely late never gets to the file. */
    static final int MEMORY = 1 << 20;

    private final SpillFile file;
    private final ArrayDeque<byte[]> queue = new ArrayDeque<>();
    private final OutputStream sink = new Sink();
    private final InputStream source = new Source();
    private int queued;
    private int headOffset;
    private boolean ended;
    private boolean abandoned;
    private @Nullable IOException failure;

    Backlog(long mostOnDisk) {
        this.file = new SpillFile(mostOnDisk);
    }

    OutputStream sink() {
        return sink;
    }

    InputStream source() {
        return source;
    }

    /** Nothing more will come, and it is not known whether there would have been more. */
    synchronized void fail(IOException error) {
        if (!ended) {
            ended = true;
            failure = error;
            notifyAll();
        }
    }

    /** Nobody will read any more. */
    synchronized void abandon() {
        abandoned = true;
        queue.clear();
        file.close();
        notifyAll();
    }

    private synchronized void add(byte[] bytes, int offset, int length) throws IOException {
        if (abandoned || ended) {
            throw new IOException("nobody reads any more");
        }
        try {
            if (!file.isEmpty() || queued + length > MEMORY) {
                file.add(bytes, offset, length);
            } else {
                byte[] copy = new byte[length];
                System.arraycopy(bytes, offset, copy, 0, length);
                queue.add(copy);
                queued += length;
            }
        } catch (IOException e) {
            fail(e);
            throw e;
        }
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    private synchronized int take(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            while (queue.isEmpty() && file.isEmpty() && !ended && !abandoned) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while it waited for the node", e);
        }
        if (abandoned) {
            throw new IOException("it was closed");
        }
        byte[] head = queue.peek();
        if (head != null) {
            int taken = Math.min(length, head.length - headOffset);
            System.arraycopy(head, headOffset, bytes, offset, taken);
            headOffset += taken;
            queued -= taken;
            if (headOffset == head.length) {
                queue.remove();
                headOffset = 0;
            }
            return taken;
        }
        if (!file.isEmpty()) {
            return file.take(bytes, offset, length);
        }
        if (failure != null) {
            throw failure;
        }
        return -1;
    }

    private final class Sink extends OutputStream {

        @Override
        public void write(int b) throws IOException {
            add(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            add(bytes, offset, length);
        }

        @Override
        public void close() {
            end();
        }
    }

    private final class Source extends InputStream {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return take(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return take(bytes, offset, length);
        }

        @Override
        public void close() {
            abandon();
        }
    }
}
