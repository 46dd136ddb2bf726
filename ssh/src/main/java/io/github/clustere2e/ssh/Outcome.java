// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** How a command ended: decided once, whoever comes first. Thread-safe. */
final class Outcome {

    private final Command command;
    private final Tell tell;
    private final Runnable onDecided;
    private final long begun = System.nanoTime();
    private final AtomicBoolean decided = new AtomicBoolean();
    private final CompletableFuture<CommandResult> result = new CompletableFuture<>();

    /**
     * Makes an open one.
     *
     * @param onDecided called once, before anybody hears of it; quick
     */
    Outcome(Command command, Tell tell, Runnable onDecided) {
        this.command = command;
        this.tell = tell;
        this.onDecided = onDecided;
    }

    CompletableFuture<CommandResult> result() {
        return result;
    }

    boolean decided() {
        return decided.get();
    }

    /** It ended with a status, which is not its own if sudo refused to run it. */
    void succeed(CommandResult value) {
        SudoErrors.in(value, tell.loginUser()).ifPresentOrElse(this::fail, () -> ended(value));
    }

    private void ended(CommandResult value) {
        decide(() -> {
            tell.finished(value);
            result.complete(value);
        });
    }

    void fail(ClusterException error) {
        decide(() -> {
            tell.failed(command, error, Duration.ofNanos(System.nanoTime() - begun));
            result.completeExceptionally(error);
        });
    }

    private void decide(Runnable telling) {
        if (decided.compareAndSet(false, true)) {
            onDecided.run();
            if (tell.onlyLog()) {
                telling.run();
            } else {
                // A listener may take its time, and this may be the thread that serves the whole connection.
                Daemons.WORKERS.execute(telling);
            }
        }
    }
}
