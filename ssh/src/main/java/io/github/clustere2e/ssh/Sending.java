// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandIdleException;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.StandardInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings one command to the node and its result back.
 *
 * <p>It runs on threads of the pool, never on the caller's, because the SSH library swallows interruptions. Until the
 * command is on its way anything may be tried again; after that only if it is idempotent.
 */
final class Sending {

    /** A command that ends its own connection each time is not sent for ever. */
    private static final int MOST_RESENDS = 5;

    private final Runner runner;
    private final Command command;
    private final String what;
    private final byte[] text;
    private final Supplier<Sink> stdout;
    private final OutputGuard guard;
    private final Slot slot;
    private final Outcome outcome;
    private final Ending ending;
    private final @Nullable IdleWatch idle;
    private final Deadline deadline;
    private final CompletableFuture<Void> sent = new CompletableFuture<>();

    private volatile @Nullable Attempt attempt;
    private volatile @Nullable Connection connection;
    private volatile @Nullable Execution execution;
    private volatile @Nullable Future<?> timer;
    private volatile boolean mayHaveStarted;
    private volatile boolean opening;
    private int resends;
    private boolean forbidden;

    Sending(Runner runner, Command command, String what, byte[] text, Supplier<Sink> stdout, Tell tell) {
        this.runner = runner;
        this.command = command;
        this.what = "'" + what + "'";
        this.text = text;
        this.stdout = stdout;
        this.guard = new OutputGuard(runner.node(), command);
        this.slot = new Slot(runner.slots());
        this.outcome = new Outcome(command, tell, this::traffic, this::decided);
        this.ending = new Ending(runner, this);
        this.idle = command.idleTimeout()
                .map(limit -> new IdleWatch(limit, () -> ending.begin(this::idleTooLong)))
                .orElse(null);
        this.deadline = Deadline.in(command.timeout());
    }

    void begin() {
        Daemons.WORKERS.execute(() -> guarded(() -> {
            if (!slot.take(deadline)) {
                throw notSent("all " + runner.slotCount() + " slots for commands on this node were in use for "
                        + command.timeout().toSeconds() + " s. If its sshd allows more sessions, raise"
                        + " SshNode.Builder.maxConcurrentCommands(...)");
            }
            send();
        }));
    }

    String node() {
        return runner.node();
    }

    Command command() {
        return command;
    }

    /** The command for people, in quotes. */
    String what() {
        return what;
    }

    /** Done when it has been sent, and when it certainly will not be. */
    CompletableFuture<Void> sent() {
        return sent;
    }

    Outcome outcome() {
        return outcome;
    }

    Ending ending() {
        return ending;
    }

    /** What runs now, or ran last; {@code null} if nothing was sent. */
    @Nullable
    Attempt attempt() {
        return attempt;
    }

    @Nullable
    Execution execution() {
        return execution;
    }

    /** What the attempt goes over; {@code null} if there is none yet. */
    @Nullable
    Connection connection() {
        return connection;
    }

    Link link() {
        return runner.link();
    }

    /** Nothing is sent from now on. Returns whether something had been, or is just being. */
    synchronized boolean forbid() {
        forbidden = true;
        return attempt != null;
    }

    private void send() throws InterruptedException {
        Deadline limit = deadline.orIn(runner.link().connectTimeout());
        Backoff backoff = new Backoff();
        while (!outcome.decided()) {
            Connection next = runner.link().connect(limit, () -> true);
            try (InputStream input = input()) {
                if (sendOver(next, input, limit)) {
                    return;
                }
            } catch (IOException e) {
                NodeException unreadable = new NodeException(
                        runner.node(), "the standard input of " + what + " could not be read: " + e, e);
                if (attempt == null) {
                    throw unreadable;
                }
                ending.begin(any -> unreadable);
                return;
            }
            backoff.pause(limit);
        }
    }

    /** Returns whether this was it; if not, it did certainly not start, or may start twice. */
    private boolean sendOver(Connection over, InputStream input, Deadline limit) throws IOException {
        Attempt next = new Attempt(stdout.get(), KeptOutput.errors(command), guard, idle, command.pty(), this::ended);
        synchronized (this) {
            if (forbidden) {
                sent.complete(null);
                return true;
            }
            attempt = next;
            connection = over;
            opening = true;
        }
        outcome.sending();
        startTimer();
        if (idle != null) {
            idle.heard();
        }
        Execution started;
        try {
            started = over.execute(text, command.pty(), next);
        } catch (ExecException e) {
            mayHaveStarted |= e.mayHaveStarted();
            opening = false;
            if (e.mayHaveStarted() && !resendable()) {
                throw lostError(e);
            }
            if (limit.passed()) {
                throw refused(e);
            }
            return false;
        }
        mayHaveStarted = true;
        execution = started;
        sent.complete(null);
        if (outcome.decided() && !started.hasEnded()) {
            // It was given up while it was being sent.
            Daemons.WORKERS.execute(ending::endLate);
        } else if (next.lostWhileSending()) {
            lost(next);
        } else if (command.stdin() != StandardInput.piped()) {
            InputPump.send(input, started, command.pty(), ending::begun);
        }
        return true;
    }

    private InputStream input() throws IOException {
        return command.stdin() == StandardInput.piped()
                ? InputStream.nullInputStream()
                : command.stdin().open();
    }

    private void startTimer() {
        if (timer == null) {
            if (idle != null) {
                idle.begin();
            }
            timer = Daemons.CLOCK.schedule(
                    () -> ending.begin(this::timeIsUp), Deadline.saturated(command.timeout()), TimeUnit.NANOSECONDS);
            if (outcome.decided()) {
                decided();
            }
        }
    }

    private ClusterException timeIsUp(Attempt last) {
        if (execution == null) {
            // The server may have got what it does not answer to, or get it yet.
            return new NodeConnectionException(
                    runner.node(),
                    "the SSH server did not open a session for " + what + " in time",
                    mayHaveStarted || opening,
                    null);
        }
        return new CommandTimeoutException(runner.node(), command, last.stdoutText(), last.stderrText());
    }

    private ClusterException idleTooLong(Attempt last) {
        return execution == null
                ? timeIsUp(last)
                : new CommandIdleException(runner.node(), command, last.stdoutText(), last.stderrText());
    }

    private void ended(Attempt ended, OptionalInt status) {
        if (status.isEmpty()) {
            if (!ended.isBeingSent()) {
                lost(ended);
            }
            return;
        }
        ClusterException verdict = ending.verdict(ended);
        if (verdict != null) {
            outcome.fail(verdict);
            return;
        }
        outcome.succeed(new CommandResult(
                runner.node(),
                command,
                status.getAsInt(),
                ended.stdoutBytes(),
                ended.stderrBytes(),
                ended.stdoutSize(),
                ended.stderrSize(),
                outcome.elapsed()));
    }

    private void lost(Attempt ended) {
        ClusterException verdict = ending.verdict(ended);
        if (verdict != null) {
            outcome.fail(verdict);
        } else if (resendable()) {
            resends++;
            Daemons.WORKERS.execute(() -> guarded(this::send));
        } else {
            outcome.fail(lostError(null));
        }
    }

    private boolean resendable() {
        return command.idempotent()
                && command.stdin() != StandardInput.piped()
                && command.stdin().isRepeatable()
                && resends < MOST_RESENDS
                && !deadline.passed()
                && !runner.link().isClosed();
    }

    private Traffic traffic() {
        Attempt last = attempt;
        Execution over = execution;
        return last == null
                ? Traffic.NONE
                : new Traffic(over == null ? 0 : over.sentBytes(), last.stdoutSize(), last.stderrSize());
    }

    private void decided() {
        slot.giveBack();
        Future<?> running = timer;
        if (running != null) {
            running.cancel(false);
        }
        if (idle != null) {
            idle.end();
        }
        guard.end();
        if (!sent.isDone()) {
            sent.complete(null);
        }
    }

    private NodeConnectionException lostError(@Nullable Throwable cause) {
        Connection over = connection;
        String why = "the connection was lost while " + what + " ran";
        if (runner.link().isClosed()) {
            why = "this node was closed while " + what + " ran";
        } else if (cause == null && over != null && over.isAlive()) {
            why = "the SSH server ended the session of " + what + " without an exit status";
        }
        return new NodeConnectionException(
                runner.node(),
                why + ", so its result is unknown: it may have run, and may still. It was not sent again, since "
                        + whyNotAgain(),
                true,
                cause);
    }

    /** The first reason of {@link #resendable()} that holds. */
    private String whyNotAgain() {
        if (!command.idempotent()) {
            return "it is not declared idempotent (Command.Builder.idempotent())";
        } else if (command.stdin() == StandardInput.piped() || !command.stdin().isRepeatable()) {
            return "its standard input can be read only once";
        } else if (resends >= MOST_RESENDS) {
            return "it was sent " + (resends + 1) + " times already";
        }
        return runner.link().isClosed() ? "the node is closed" : "its time is up";
    }

    private NodeConnectionException refused(ExecException e) {
        String why = e.refused()
                ? "the SSH server would not open another session. Its MaxSessions may be lower than"
                        + " SshNode.Builder.maxConcurrentCommands(...), here " + runner.slotCount()
                : "no session could be opened: " + e.getMessage();
        return new NodeConnectionException(runner.node(), what + " was not sent: " + why, mayHaveStarted, e);
    }

    private NodeConnectionException notSent(String why) {
        return new NodeConnectionException(runner.node(), what + " was not sent: " + why, false, null);
    }

    /** Whatever goes wrong in it is the command's outcome. */
    private void guarded(Step step) {
        try {
            step.run();
        } catch (NodeConnectionException e) {
            outcome.fail(mayHaveStarted && !e.mayHaveStarted() ? lostError(e) : e);
        } catch (ClusterException e) {
            outcome.fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            outcome.fail(notSent("its thread was interrupted"));
        } catch (RuntimeException | Error e) {
            outcome.fail(new NodeException(runner.node(), what + " failed: " + e, e));
        }
    }

    /** A step on a thread of the pool. */
    private interface Step {
        void run() throws InterruptedException;
    }
}
