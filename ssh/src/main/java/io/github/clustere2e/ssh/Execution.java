// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.ChannelExec;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One command on one channel.
 *
 * <p>It has a result when there are both: an exit status, and the end of its output, as the server told it. Either comes
 * first. The end is that of both streams (RFC 4254, section 5.3), or of the channel if the server does without it. That
 * the library closes the streams is no sign of it: it does so too when the connection ends.
 *
 * <p>The end is an event, not something polled for: when the server closes the channel the library closes the sink of
 * the error stream last, and by then it has the exit status. The sink of the output is closed earlier, at the end of the
 * output, when there may be no status yet.
 */
final class Execution {

    private final ChannelExec channel;
    private final ExecutionListener listener;
    private final BooleanSupplier connectionEnding;
    private final Consumer<Execution> onEnd;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicLong sent = new AtomicLong();
    private volatile boolean outputEnded;
    private volatile boolean cutOff;

    /**
     * Makes one that is not sent yet.
     *
     * @param connectionEnding whether the channel is closed because its connection ends
     */
    Execution(
            ChannelExec channel,
            ExecutionListener listener,
            BooleanSupplier connectionEnding,
            Consumer<Execution> onEnd) {
        this.channel = channel;
        this.listener = listener;
        this.connectionEnding = connectionEnding;
        this.onEnd = onEnd;
        channel.setInputStream(null);
        channel.setOutputStream(new Output());
        channel.setErrStream(new Errors());
    }

    /** What the command reads. Closing it tells the command that nothing follows. */
    OutputStream stdin() throws IOException {
        return new CountedOutput(channel.getOutputStream(), sent);
    }

    /** How many bytes it was sent to read. */
    long sentBytes() {
        return sent.get();
    }

    boolean wanted() {
        return listener.wanted();
    }

    boolean hasEnded() {
        return ended.get();
    }

    /** Closes the channel; what runs on the node goes on. */
    void hangUp() {
        cutOff = true;
        channel.disconnect();
    }

    /** It was never sent, so nothing is told. */
    void abandon() {
        ended.set(true);
    }

    /** With all of its output and a status it has ended; that the channel was not closed does not matter. */
    void connectionEnded() {
        end();
    }

    private void end() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        onEnd.accept(this);
        OptionalInt status = status();
        if (outputEnded && status.isPresent()) {
            listener.exited(status.getAsInt());
        } else {
            listener.lost(status);
        }
    }

    private OptionalInt status() {
        String signal = channel.getExitSignal();
        if (signal != null) {
            return OptionalInt.of(Signals.exitStatus(signal));
        }
        int status = channel.getExitStatus();
        return status < 0 ? OptionalInt.empty() : OptionalInt.of(status & 0xff);
    }

    private final class Output extends OutputStream {

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            try {
                listener.stdout(bytes, offset, length);
            } catch (RuntimeException | Error e) {
                // The library closes the channel now.
                cutOff = true;
                throw e;
            }
        }

        @Override
        public void close() {
            // While the channel is open this can only be the end of the output.
            outputEnded |= channel.isConnected() || !(cutOff || connectionEnding.getAsBoolean());
        }
    }

    private final class Errors extends OutputStream {

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            listener.stderr(bytes, offset, length);
        }

        @Override
        public void close() {
            // A status may come long before the output has: sshd sends it as soon as the command has ended.
            end();
        }
    }
}
