// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.StandardInput;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Holds a command's input back until the command has asked for it with a line {@code send}. Thread-safe. */
final class Gate implements AutoCloseable {

    private volatile CompletableFuture<Boolean> answer = new CompletableFuture<>();

    /** The output of one sending of the command; what waits for an earlier one waits in vain, and goes. */
    Sink restarted() {
        close();
        CompletableFuture<Boolean> next = new CompletableFuture<>();
        answer = next;
        ByteArrayOutputStream said = new ByteArrayOutputStream(8);
        return new Sink() {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                said.write(bytes, offset, length);
                String text = said.toString(StandardCharsets.US_ASCII);
                if (text.indexOf('\n') >= 0) {
                    next.complete(text.startsWith("send"));
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
            @Override
            public int read() throws IOException {
                return answer.join() ? in.read() : -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return in.read(bytes, offset, length);
            }
        };
    }

    /** Nothing is asked for any more. */
    @Override
    public void close() {
        answer.complete(false);
    }
}
