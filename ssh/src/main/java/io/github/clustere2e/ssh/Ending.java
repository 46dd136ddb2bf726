// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.NodeException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a command before its time, here and on the node. Thread-safe. */
final class Ending {

    private static final Logger LOG = LoggerFactory.getLogger(SshNode.class);

    /** How long a command that was just sent may take to be known by its process id. */
    private static final long START_MILLIS = 5_000;

    /** How long the news that all processes are gone may take. */
    private static final long NEWS_MILLIS = 1_000;

    private final Runner runner;
    private final Sending sending;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicReference<@Nullable Function<Attempt, ClusterException>> verdict = new AtomicReference<>();

    Ending(Runner runner, Sending sending) {
        this.runner = runner;
        this.sending = sending;
    }

    /** What the command fails with because it was ended; {@code null} if nobody ended it, or its own result counts. */
    @Nullable
    ClusterException verdict(Attempt attempt) {
        Function<Attempt, ClusterException> why = verdict.get();
        return why == null ? null : why.apply(attempt);
    }

    /** Whether somebody has begun to end it. */
    boolean begun() {
        return begun.get();
    }

    /** Begins to end it, on another thread; the first reason counts. Without one, the command's own result does. */
    void begin(@Nullable Function<Attempt, ClusterException> why) {
        if (!sending.outcome().decided() && begun.compareAndSet(false, true)) {
            verdict.set(why);
            runner.endings().begin(this::end);
            Patience.begin(sending::connection, () -> sending.outcome().decided(), this::endWithoutAnswer);
        }
    }

    /** Sends a signal to all processes of the command. */
    void signal(String name) {
        Attempt attempt = sending.attempt();
        if (attempt != null) {
            long pid;
            try {
                pid = value(attempt.pid(), START_MILLIS);
            } catch (ClusterException e) {
                if (sending.outcome().decided()) {
                    return;
                }
                throw e;
            }
            if (!sending.outcome().decided()) {
                runner.trees().signal(pid, name, runner.sudoUser(sending.command()));
            }
        }
    }

    private void end() {
        try {
            if (sending.forbid()) {
                waitFor(sending.sent(), START_MILLIS);
                endOnNode();
            }
        } catch (RuntimeException e) {
            LOG.warn("{}: {} was given up, but may still run on the node", runner.node(), sending.what(), e);
        } finally {
            decide();
            hangUp();
        }
    }

    private void endWithoutAnswer(Connection silent) {
        // First, so that whoever hears of the end and goes on does not get this connection again.
        sending.link().retire(silent);
        decide();
        silent.closeIfUnwanted();
    }

    /** It is what it was ended for, if nothing has been decided yet. */
    void decide() {
        Attempt last = sending.attempt();
        ClusterException error = last == null ? null : verdict(last);
        sending.outcome().fail(error == null ? closed(last) : error);
        if (last != null) {
            last.giveUp();
        }
    }

    private ClusterException closed(@Nullable Attempt last) {
        return last == null
                ? new NodeConnectionException(
                        runner.node(), sending.what() + " was closed before it was sent", false, null)
                : new NodeException(runner.node(), sending.what() + " was closed while it ran", null);
    }

    /** Ends what began to run after it had been given up. */
    void endLate() {
        try {
            endOnNode();
        } catch (RuntimeException e) {
            LOG.warn("{}: {} was given up, but may still run on the node", runner.node(), sending.what(), e);
        } finally {
            hangUp();
        }
    }

    private void hangUp() {
        Execution execution = sending.execution();
        if (execution != null) {
            execution.hangUp();
        }
    }

    private void endOnNode() {
        Attempt attempt = sending.attempt();
        Execution execution = sending.execution();
        if (attempt == null || execution == null || execution.hasEnded()) {
            return;
        }
        long pid = value(attempt.pid(), START_MILLIS);
        runner.trees().end(pid, runner.sudoUser(sending.command()));
        waitFor(sending.outcome().result(), NEWS_MILLIS);
    }

    private static <T> T value(Future<T> future, long millis) {
        try {
            return future.get(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ClusterException known) {
                throw known;
            }
            throw new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            throw new ClusterException("the login shell has not begun after " + millis + " ms", e);
        }
    }

    private static void waitFor(Future<?> future, long millis) {
        try {
            future.get(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // what it came to is seen elsewhere
        }
    }
}
