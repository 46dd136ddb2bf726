// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.StandardInput;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Lets a command's input through as the command says on its output: from when it says {@code send}, if it is asked for
 * that, until it says {@code stop}. Thread-safe.
 */
final class Gate implements AutoCloseable {

    private final boolean asks;
    private volatile Turn turn;

    /** One sending of the command. */
    private static final class Turn {
        private final CompletableFuture<Boolean> opened = new CompletableFuture<>();
        private volatile boolean stopped;
    }

    private Gate(boolean asks) {
        this.asks = asks;
        this.turn = new Turn();
    }

    /** Is open until the command says otherwise, or opens only when it says so. */
    static Gate of(boolean asks) {
        return new Gate(asks);
    }

    /** The output of one sending of the command; what waits for an earlier one waits in vain, and goes. */
    Sink restarted() {
        close();
        Turn next = new Turn();
        if (!asks) {
            next.opened.complete(true);
        }
        turn = next;
        ByteArrayOutputStream said = new ByteArrayOutputStream(8);
        return new Sink() {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                said.write(bytes, offset, length);
                String text = said.toString(StandardCharsets.US_ASCII);
                if (text.endsWith("stop\n")) {
                    stop(next);
                } else if (text.indexOf('\n') >= 0) {
                    next.opened.complete(text.startsWith("send"));
                }
            }

            @Override
            public byte[] kept() {
                return said.toByteArray();
            }
        };
    }

    StandardInput behind(StandardInput content) {
        return () -> new FilterInputStream(content.open()) {
            private @Nullable Turn own;

            @Override
            public int read() throws IOException {
                return isOpen() ? in.read() : -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return isOpen() ? in.read(bytes, offset, length) : -1;
            }

            /** It was opened before its turn began, but is read only then. */
            private boolean isOpen() {
                Turn mine = own;
                if (mine == null) {
                    mine = turn;
                    own = mine;
                }
                return mine.opened.join() && !mine.stopped;
            }
        };
    }

    private static void stop(Turn one) {
        one.stopped = true;
        one.opened.complete(false);
    }

    /** Nothing is asked for any more. */
    @Override
    public void close() {
        stop(turn);
    }
}
