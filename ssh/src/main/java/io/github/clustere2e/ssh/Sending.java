// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.StandardInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings one command to the node and its result back.
 *
 * <p>It runs on threads of the pool, never on the caller's, because the SSH library swallows interruptions. Until the
 * command is on its way anything may be tried again; after that only if it is idempotent.
 */
final class Sending {

    private final Runner runner;
    private final Command command;
    private final String what;
    private final byte[] text;
    private final Supplier<Sink> stdout;
    private final boolean apart;
    private final OutputGuard guard;
    private final Slot slot;
    private final Outcome outcome;
    private final Ending ending;
    private final Deadline deadline;
    private final Limits limits;
    private final Resends resends;
    private final SendingErrors errors;
    private final CompletableFuture<Void> sent = new CompletableFuture<>();

    private volatile @Nullable Attempt attempt;
    private volatile @Nullable Connection connection;
    private volatile @Nullable Execution execution;
    private volatile boolean mayHaveStarted;
    private volatile boolean opening;
    private boolean forbidden;

    /**
     * Makes one that is not on its way yet.
     *
     * @param apart whether it has a connection of its own. The library may send a piece of input for a channel that is
     *     closed already, if it had to wait before it could, and OpenSSH then ends the connection
     */
    Sending(Runner runner, Command command, String what, byte[] text, Supplier<Sink> stdout, Tell tell, boolean apart) {
        this.runner = runner;
        this.command = command;
        this.what = "'" + what + "'";
        this.text = text;
        this.stdout = stdout;
        this.apart = apart;
        this.guard = new OutputGuard(runner.node(), command);
        this.slot = new Slot(runner.slots());
        this.outcome = new Outcome(command, tell, this::traffic, this::decided);
        this.ending = new Ending(runner, this);
        this.deadline = Deadline.in(command.timeout());
        this.limits = new Limits(command, () -> ending.begin(this::timeIsUp), () -> ending.begin(this::idleTooLong));
        this.resends = new Resends(command, runner.link(), deadline);
        this.errors = new SendingErrors(runner, command, this.what);
    }

    void begin() {
        Daemons.WORKERS.execute(() -> guarded(() -> {
            if (!slot.take(deadline)) {
                throw errors.noSlot();
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
            Connection next =
                    apart ? runner.link().connectApart(limit) : runner.link().connect(limit);
            try (InputStream input = input()) {
                if (sendOver(next, input, limit)) {
                    return;
                }
            } catch (IOException e) {
                NodeException unreadable = errors.unreadable(e);
                if (attempt == null) {
                    throw unreadable;
                }
                ending.begin(any -> unreadable);
                return;
            } finally {
                if (apart) {
                    // Nothing may have been sent over it.
                    runner.link().retire(next);
                }
            }
            backoff.pause(limit);
        }
    }

    /** Returns whether this was it; if not, it did certainly not start, or may start twice. */
    private boolean sendOver(Connection over, InputStream input, Deadline limit) throws IOException {
        Attempt next =
                new Attempt(stdout.get(), KeptOutput.errors(command), guard, limits.idle(), command.pty(), this::ended);
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
        limits.begin();
        if (outcome.decided()) {
            limits.end();
        }
        Execution started;
        try {
            started = over.execute(text, command.pty(), next);
        } catch (ExecException e) {
            mayHaveStarted |= e.mayHaveStarted();
            opening = false;
            if (e.mayHaveStarted() && !resends.allowed()) {
                throw unknownResult(e);
            }
            if (limit.passed()) {
                throw errors.refused(e, mayHaveStarted);
            }
            return false;
        }
        mayHaveStarted = true;
        execution = started;
        if (apart) {
            // It ends with the command, though its input may go on.
            runner.link().retire(over);
        }
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

    private ClusterException timeIsUp(Attempt last) {
        if (execution == null) {
            // The server may have got what it does not answer to, or get it yet.
            return errors.noSession(mayHaveStarted || opening);
        }
        return errors.timeIsUp(last);
    }

    private ClusterException idleTooLong(Attempt last) {
        return execution == null ? timeIsUp(last) : errors.idleTooLong(last);
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
        outcome.succeed(ended.result(runner.node(), command, status.getAsInt(), outcome.elapsed()));
    }

    private void lost(Attempt ended) {
        ClusterException verdict = ending.verdict(ended);
        if (verdict != null) {
            outcome.fail(verdict);
        } else if (resends.allowed()) {
            resends.counted();
            Daemons.WORKERS.execute(() -> guarded(this::send));
        } else {
            outcome.fail(errors.lost(connection, resends, ended));
        }
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
        limits.end();
        guard.end();
        if (!sent.isDone()) {
            sent.complete(null);
        }
    }

    private NodeConnectionException unknownResult(@Nullable Throwable cause) {
        return errors.lost(connection, resends, cause);
    }

    /** Whatever goes wrong in it is the command's outcome. */
    private void guarded(Step step) {
        try {
            step.run();
        } catch (NodeConnectionException e) {
            outcome.fail(mayHaveStarted && !e.mayHaveStarted() ? unknownResult(e) : e);
        } catch (ClusterException e) {
            outcome.fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            outcome.fail(errors.interrupted());
        } catch (RuntimeException | Error e) {
            outcome.fail(errors.unexpected(e));
        }
    }

    /** A step on a thread of the pool. */
    private interface Step {
        void run() throws InterruptedException;
    }
}
