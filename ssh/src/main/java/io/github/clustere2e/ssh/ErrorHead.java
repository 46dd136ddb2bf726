// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.ssh.wire.CommandText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the process id out of the beginning of a command's standard error.
 *
 * <p>It is the first line, unless the login shell had something to say while it started. On a terminal it comes on the
 * only stream that there is, and its line ends in CR LF. For one thread, except for the process id and the end, which a
 * lost connection brings on any thread.
 */
final class ErrorHead {

    /** More than a starting shell would say. */
    private static final int LONGEST = 64 * 1024;

    private final Receiver receiver;
    private final AtomicReference<@Nullable ByteArrayOutputStream> head =
            new AtomicReference<>(new ByteArrayOutputStream(64));
    private final CompletableFuture<Long> pid = new CompletableFuture<>();

    ErrorHead(Receiver receiver) {
        this.receiver = receiver;
    }

    /** Hears what is left. */
    interface Receiver {
        void receive(byte[] bytes, int offset, int length);
    }

    /** The process id, when it has come. */
    CompletableFuture<Long> pid() {
        return pid;
    }

    /** It will not come any more, if it has not come: whoever waits for it need not. */
    void noPid() {
        if (!pid.isDone()) {
            pid.completeExceptionally(new ClusterException("the command ended before it told its process id"));
        }
    }

    void accept(byte[] bytes, int offset, int length) {
        ByteArrayOutputStream held = head.get();
        if (held == null) {
            receiver.receive(bytes, offset, length);
            return;
        }
        held.write(bytes, offset, length);
        String text = held.toString(StandardCharsets.ISO_8859_1);
        int from = text.indexOf(CommandText.MARK);
        int to = from < 0 ? -1 : text.indexOf('\n', from);
        if (to >= 0) {
            pass(held, from, to + 1);
            pid.complete(Long.parseLong(
                    text.substring(from + CommandText.MARK.length(), to).strip()));
        } else if (held.size() > LONGEST) {
            end();
        }
    }

    /** Nothing follows, so what was held back is passed on. */
    void end() {
        ByteArrayOutputStream held = head.get();
        if (held != null) {
            pass(held, held.size(), held.size());
        }
    }

    private void pass(ByteArrayOutputStream held, int cutFrom, int cutTo) {
        if (!head.compareAndSet(held, null)) {
            return;
        }
        byte[] bytes = held.toByteArray();
        if (cutFrom > 0) {
            receiver.receive(bytes, 0, cutFrom);
        }
        if (cutTo < bytes.length) {
            receiver.receive(bytes, cutTo, bytes.length - cutTo);
        }
    }
}
