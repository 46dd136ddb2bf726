// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.IOException;
import java.io.InputStream;

/**
 * What one thread writes another one reads; the first waits when it is quicker. Unlike the JDK's it does not mind that
 * the thread that wrote has ended before everything is read, as that of a lost connection has. Thread-safe.
 */
final class Pipe {

    private final byte[] ring;
    private final InputStream source = new Source();
    private int head;
    private int size;
    private boolean ended;
    private boolean abandoned;

    Pipe(int capacity) {
        ring = new byte[capacity];
    }

    /** Closing it says that nobody will read any more. */
    InputStream source() {
        return source;
    }

    /** Waits for room; fails when nobody reads any more. */
    synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        int written = 0;
        while (written < length) {
            try {
                while (size == ring.length && !abandoned) {
                    wait();
                }
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            if (abandoned) {
                throw new IOException("nobody reads any more");
            }
            int tail = (head + size) % ring.length;
            int count = Math.min(length - written, Math.min(ring.length - size, ring.length - tail));
            System.arraycopy(bytes, offset + written, ring, tail, count);
            size += count;
            written += count;
            notifyAll();
        }
    }

    /** Nothing follows. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    private synchronized void abandon() {
        abandoned = true;
        notifyAll();
    }

    private synchronized int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            while (size == 0 && !ended) {
                wait();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        if (size == 0) {
            return -1;
        }
        int count = Math.min(length, Math.min(size, ring.length - head));
        System.arraycopy(ring, head, bytes, offset, count);
        head = (head + count) % ring.length;
        size -= count;
        notifyAll();
        return count;
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IOException("interrupted while it waited for the other side", e);
    }

    private final class Source extends InputStream {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return Pipe.this.read(bytes, offset, length);
        }

        @Override
        public void close() {
            abandon();
        }
    }
}
