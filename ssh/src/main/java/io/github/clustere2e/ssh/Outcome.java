// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandRecord;
import io.github.clustere2e.api.CommandResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** How a command ended: decided once, whoever comes first. Thread-safe. */
final class Outcome {

    private final Command command;
    private final Tell tell;
    private final Supplier<Traffic> traffic;
    private final Runnable onDecided;
    private volatile Moment start = Moment.now();
    private final AtomicBoolean decided = new AtomicBoolean();
    private final CompletableFuture<CommandResult> result = new CompletableFuture<>();

    /**
     * Makes an open one.
     *
     * @param traffic what has gone over its streams
     * @param onDecided called once, before anybody hears of it; quick
     */
    Outcome(Command command, Tell tell, Supplier<Traffic> traffic, Runnable onDecided) {
        this.command = command;
        this.tell = tell;
        this.traffic = traffic;
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
            tell.finished(value, record(value.duration(), OptionalInt.of(value.exitStatus()), Optional.empty()));
            result.complete(value);
        });
    }

    void fail(ClusterException error) {
        Duration duration = elapsed();
        decide(() -> {
            tell.failed(command, error, record(duration, OptionalInt.empty(), Optional.of(error)));
            result.completeExceptionally(error);
        });
    }

    /** It is about to be sent, perhaps not for the first time. */
    void sending() {
        start = Moment.now();
    }

    /** How long ago it was sent, or asked for if it was not sent. */
    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start.nanos());
    }

    private CommandRecord record(Duration duration, OptionalInt status, Optional<ClusterException> error) {
        Traffic went = traffic.get();
        return new CommandRecord(
                tell.node(),
                command.user().orElse(tell.loginUser()),
                command,
                start.at(),
                duration,
                status,
                error,
                went.stdin(),
                went.stdout(),
                went.stderr());
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

    /** On both clocks: one tells when it was, the other how long ago, whoever sets the first meanwhile. */
    private record Moment(Instant at, long nanos) {

        static Moment now() {
            return new Moment(Instant.now(), System.nanoTime());
        }
    }
}
