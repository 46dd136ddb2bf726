// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.OutputListener;
import io.github.clustere2e.api.StandardStream;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a command's output listener, one call after the other, until it throws; tells it of the end once. Thread-safe.
 *
 * <p>A listener may take its time, or wait for a connection that stands still. Whoever ends the command then waits a
 * moment at most, and the listener hears of the end when it returns.
 */
final class OutputGuard {

    private static final Logger LOG = LoggerFactory.getLogger(SshNode.class);

    /** So long the end of a command waits for what its listener is doing. */
    private static final long PATIENCE_MILLIS = 1_000;

    private final String node;
    private final Command command;
    private final ReentrantLock calling = new ReentrantLock();
    private @Nullable OutputListener listener;
    private volatile boolean over;

    OutputGuard(String node, Command command) {
        this.node = node;
        this.command = command;
        this.listener = command.output().map(listener -> listener.forNode(node)).orElse(null);
    }

    void output(StandardStream stream, byte[] bytes, int offset, int length) {
        calling.lock();
        try {
            if (!over && listener != null) {
                call(listener, one -> one.output(stream, Arrays.copyOfRange(bytes, offset, offset + length)));
            }
            if (over) {
                // Whoever ended it may not have waited.
                tellEnd();
            }
        } finally {
            calling.unlock();
        }
    }

    void end() {
        over = true;
        if (isFree()) {
            try {
                tellEnd();
            } finally {
                calling.unlock();
            }
        } else {
            LOG.warn("{}: '{}' has ended, but its output listener is still busy with a call", node, command);
        }
    }

    private boolean isFree() {
        try {
            // First in the way that does not mind that the thread of a lost connection is interrupted.
            return calling.tryLock() || calling.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void tellEnd() {
        OutputListener hearing = listener;
        if (hearing != null) {
            listener = null;
            call(hearing, OutputListener::end);
        }
    }

    private void call(OutputListener hearing, Consumer<OutputListener> what) {
        try {
            what.accept(hearing);
        } catch (RuntimeException | Error e) {
            listener = null;
            LOG.warn(
                    "{}: the output listener of '{}' failed and is not called again; the command goes on",
                    node,
                    command,
                    e);
        }
    }
}
