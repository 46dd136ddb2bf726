// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.util.Objects.requireNonNull;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.ssh.wire.TreeScript;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What the caller holds of a command: waits for it, writes to it, signals it, ends it. Thread-safe. */
final class CommandRun implements RunningCommand {

    /** Longer than ending a command takes: {@link TreeScript#end} has its own limit. */
    private static final Duration END_LIMIT = Duration.ofSeconds(30);

    private final Sending sending;
    private @Nullable OutputStream stdin;

    CommandRun(Sending sending) {
        this.sending = sending;
    }

    /** Waits until it has been sent, which is no sign that it runs. */
    void awaitSent() {
        try {
            sending.sent().get();
            if (sending.execution() == null) {
                // It has failed, and this says how.
                sending.outcome().result().get();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw thrown(e);
        }
    }

    @Override
    public OutputStream stdin() {
        if (sending.command().stdin() != StandardInput.piped()) {
            throw new IllegalStateException(
                    sending.what() + " reads what it was given when it was built; to write to it"
                            + " while it runs, build it with StandardInput.piped()");
        }
        awaitSent();
        synchronized (this) {
            OutputStream stream = stdin;
            if (stream == null) {
                try {
                    OutputStream remote = requireNonNull(sending.execution()).stdin();
                    stream = new LockedOutput(sending.command().pty() ? new TerminalInput(remote) : remote);
                } catch (IOException e) {
                    throw new NodeException(sending.node(), sending.what() + " cannot be written to", e);
                }
                stdin = stream;
            }
            return stream;
        }
    }

    @Override
    public boolean isRunning() {
        return !sending.outcome().result().isDone();
    }

    @Override
    public CommandResult await() {
        try {
            return checked(sending.outcome().result().get());
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw thrown(e);
        }
    }

    @Override
    public CompletableFuture<CommandResult> onExit() {
        // Not on the thread that serves the connection: what follows may use the connection.
        return sending.outcome().result().thenApplyAsync(this::checked, Daemons.WORKERS);
    }

    @Override
    public void signal(String name) {
        String signal = Signals.checked(name);
        awaitSent();
        if (isRunning()) {
            CompletableFuture<Void> done =
                    CompletableFuture.runAsync(() -> sending.ending().signal(signal), Daemons.WORKERS);
            try {
                done.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedClusterException(
                        sending.node() + ": interrupted while it sent " + signal + " to " + sending.what(), e);
            } catch (ExecutionException e) {
                throw thrown(e);
            }
        }
    }

    @Override
    public void close() {
        if (isRunning()) {
            sending.ending().begin(null);
            awaitEnd();
        }
    }

    private InterruptedClusterException interrupted(InterruptedException e) {
        InterruptedClusterException error = new InterruptedClusterException(
                sending.node() + ": interrupted while " + sending.what() + " ran; it was ended on the node", e);
        sending.ending().begin(any -> error);
        awaitEnd();
        Thread.currentThread().interrupt();
        return error;
    }

    /** Whoever ends a command may rely on that it has ended, so this is not cut short by an interruption. */
    private void awaitEnd() {
        Deadline deadline = Deadline.in(END_LIMIT);
        boolean interrupted = false;
        while (!deadline.passed()) {
            try {
                sending.outcome().result().get(deadline.leftNanos(), TimeUnit.NANOSECONDS);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException | TimeoutException e) {
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private CommandResult checked(CommandResult result) {
        if (!result.succeeded() && !sending.command().anyExitStatus()) {
            throw new CommandFailedException(result);
        }
        return result;
    }

    /** With the stack of the thread that asked: the one that the error was made on says nothing to anybody. */
    private static ClusterException thrown(ExecutionException e) {
        if (e.getCause() instanceof ClusterException error) {
            error.fillInStackTrace();
            return error;
        }
        return new ClusterException("a command failed: " + e.getCause(), e.getCause());
    }
}
