// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.StandardStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What comes back from one sending of a command. An idempotent command may have several. */
final class Attempt implements ExecutionListener {

    private final Sink stdout;
    private final Sink stderr;
    private final OutputGuard guard;
    private final @Nullable IdleWatch idle;
    private final boolean pty;
    private final BiConsumer<Attempt, OptionalInt> onEnd;
    private final ErrorHead head;
    private final AtomicLong stdoutSize = new AtomicLong();
    private final AtomicLong stderrSize = new AtomicLong();
    private volatile OptionalInt lostStatus = OptionalInt.empty();
    private boolean sent;
    private boolean lost;
    private volatile boolean givenUp;

    /**
     * Makes one that hears nothing yet.
     *
     * @param pty whether the process id comes on the standard output, since there is nothing else
     */
    Attempt(
            Sink stdout,
            Sink stderr,
            OutputGuard guard,
            @Nullable IdleWatch idle,
            boolean pty,
            BiConsumer<Attempt, OptionalInt> onEnd) {
        this.stdout = stdout;
        this.stderr = stderr;
        this.guard = guard;
        this.idle = idle;
        this.pty = pty;
        this.onEnd = onEnd;
        this.head = new ErrorHead(pty ? this::output : this::error);
    }

    /** The process id of the command on the node, when it is known. */
    CompletableFuture<Long> pid() {
        return head.pid();
    }

    /** Whether it is not certain yet that it was sent. If it ends now, the sender decides what that means. */
    synchronized boolean isBeingSent() {
        lost = true;
        return !sent;
    }

    /** It has been sent. Returns whether the connection was lost meanwhile. */
    synchronized boolean lostWhileSending() {
        sent = true;
        return lost;
    }

    /** Nobody waits for it any more. */
    void giveUp() {
        givenUp = true;
    }

    /** The status that it ended with though it was lost: not all of its output has come. */
    OptionalInt lostStatus() {
        return lostStatus;
    }

    @Override
    public boolean wanted() {
        return !givenUp;
    }

    /** What it came to, when it has ended. */
    CommandResult result(String node, Command command, int status, Duration elapsed) {
        return new CommandResult(
                node, command, status, stdout.kept(), stderr.kept(), stdoutSize(), stderrSize(), elapsed);
    }

    long stdoutSize() {
        return stdoutSize.get();
    }

    long stderrSize() {
        return stderrSize.get();
    }

    String stdoutText() {
        return new String(stdout.kept(), StandardCharsets.UTF_8);
    }

    String stderrText() {
        return new String(stderr.kept(), StandardCharsets.UTF_8);
    }

    @Override
    public void stdout(byte[] bytes, int offset, int length) {
        heard();
        if (pty) {
            head.accept(bytes, offset, length);
        } else {
            output(bytes, offset, length);
        }
    }

    @Override
    public void stderr(byte[] bytes, int offset, int length) {
        heard();
        if (pty) {
            error(bytes, offset, length);
        } else {
            head.accept(bytes, offset, length);
        }
    }

    @Override
    public void exited(int status) {
        head.end();
        onEnd.accept(this, OptionalInt.of(status));
        head.noPid();
    }

    @Override
    public void lost(OptionalInt status) {
        lostStatus = status;
        head.end();
        onEnd.accept(this, OptionalInt.empty());
        head.noPid();
    }

    private void heard() {
        if (idle != null) {
            idle.heard();
        }
    }

    private void output(byte[] bytes, int offset, int length) {
        stdoutSize.addAndGet(length);
        stdout.write(bytes, offset, length);
        guard.output(StandardStream.STDOUT, bytes, offset, length);
    }

    private void error(byte[] bytes, int offset, int length) {
        stderrSize.addAndGet(length);
        stderr.write(bytes, offset, length);
        guard.output(StandardStream.STDERR, bytes, offset, length);
    }
}
