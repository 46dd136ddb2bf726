// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.IOException;
import java.io.OutputStream;

/** Lets several threads write to a stream that is made for one. */
final class LockedOutput extends OutputStream {

    private final OutputStream stream;

    LockedOutput(OutputStream stream) {
        this.stream = stream;
    }

    @Override
    public synchronized void write(int b) throws IOException {
        stream.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        stream.write(bytes, offset, length);
    }

    @Override
    public synchronized void flush() throws IOException {
        stream.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        stream.close();
    }
}
