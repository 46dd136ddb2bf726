// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicReference;

/** A stream that is read once: it may be opened again as long as nothing was read. Thread-safe. */
final class StreamInput implements StandardInput {

    private enum State {
        FREE,
        OPEN,
        READ
    }

    private final InputStream stream;
    private final AtomicReference<State> state = new AtomicReference<>(State.FREE);

    StreamInput(InputStream stream) {
        this.stream = stream;
    }

    @Override
    public boolean isRepeatable() {
        return state.get() != State.READ;
    }

    @Override
    public InputStream open() throws IOException {
        if (!state.compareAndSet(State.FREE, State.OPEN)) {
            throw new IOException("this stream can be read only once, and another command reads it or has read it");
        }
        return new Once(stream);
    }

    /** Closing it before anything was read gives it back: the command may have to be sent anew. */
    private final class Once extends FilterInputStream {

        Once(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            state.set(State.READ);
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            state.set(State.READ);
            return super.read(bytes, offset, length);
        }

        @Override
        public long skip(long count) throws IOException {
            state.set(State.READ);
            return super.skip(count);
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() throws IOException {
            if (!state.compareAndSet(State.OPEN, State.FREE)) {
                super.close();
            }
        }
    }
}
