// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what a stream has taken. */
final class CountedOutput extends FilterOutputStream {

    private final AtomicLong count;

    CountedOutput(OutputStream stream, AtomicLong count) {
        super(stream);
        this.count = count;
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        count.incrementAndGet();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        count.addAndGet(length);
    }

    /** Without flushing first, as its superclass would: whoever has ended reads no more, and that is no error. */
    @Override
    public void close() throws IOException {
        out.close();
    }
}
