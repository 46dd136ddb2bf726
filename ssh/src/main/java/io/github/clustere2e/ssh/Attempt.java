// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.StandardStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** What comes back from one sending of a command. An idempotent command may have several. */
final class Attempt implements ExecutionListener {

    private final Sink stdout;
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream(64);
    private final OutputGuard guard;
    private final BiConsumer<Attempt, OptionalInt> onEnd;
    private final ErrorHead head = new ErrorHead(this::error);
    private boolean sent;
    private boolean lost;
    private volatile boolean givenUp;

    Attempt(Sink stdout, OutputGuard guard, BiConsumer<Attempt, OptionalInt> onEnd) {
        this.stdout = stdout;
        this.guard = guard;
        this.onEnd = onEnd;
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

    @Override
    public boolean wanted() {
        return !givenUp;
    }

    byte[] stdoutBytes() {
        return stdout.kept();
    }

    byte[] stderrBytes() {
        return stderr.toByteArray();
    }

    String stdoutText() {
        return new String(stdoutBytes(), StandardCharsets.UTF_8);
    }

    String stderrText() {
        return stderr.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void stdout(byte[] bytes, int offset, int length) {
        stdout.write(bytes, offset, length);
        guard.output(StandardStream.STDOUT, bytes, offset, length);
    }

    @Override
    public void stderr(byte[] bytes, int offset, int length) {
        head.accept(bytes, offset, length);
    }

    @Override
    public void exited(int status) {
        head.end();
        onEnd.accept(this, OptionalInt.of(status));
        head.noPid();
    }

    @Override
    public void lost() {
        head.end();
        onEnd.accept(this, OptionalInt.empty());
        head.noPid();
    }

    private void error(byte[] bytes, int offset, int length) {
        stderr.write(bytes, offset, length);
        guard.output(StandardStream.STDERR, bytes, offset, length);
    }
}
