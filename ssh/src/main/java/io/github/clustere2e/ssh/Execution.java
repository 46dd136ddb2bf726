// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.ChannelExec;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One command on one channel.
 *
 * <p>The end is an event, not something polled for: when the server closes the channel the library closes the sink of
 * the error stream last, and by then it has the exit status. The sink of the output is closed earlier, at the end of the
 * output, when there may be no status yet.
 */
final class Execution {

    private final ChannelExec channel;
    private final ExecutionListener listener;
    private final BooleanSupplier connectionLost;
    private final Consumer<Execution> onEnd;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicLong sent = new AtomicLong();
    private volatile boolean outputEnded;

    Execution(
            ChannelExec channel,
            ExecutionListener listener,
            BooleanSupplier connectionLost,
            Consumer<Execution> onEnd) {
        this.channel = channel;
        this.listener = listener;
        this.connectionLost = connectionLost;
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
        channel.disconnect();
    }

    /** It was never sent, so nothing is told. */
    void abandon() {
        ended.set(true);
    }

    void connectionEnded() {
        // With all of its output and a status it has ended; that the channel was not closed does not matter.
        end(outputEnded);
    }

    private void end(boolean statusCounts) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        onEnd.accept(this);
        String signal = channel.getExitSignal();
        int status = channel.getExitStatus();
        if (statusCounts && signal != null) {
            listener.exited(Signals.exitStatus(signal));
        } else if (statusCounts && status >= 0) {
            listener.exited(status & 0xff);
        } else {
            listener.lost();
        }
    }

    private final class Output extends OutputStream {

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            listener.stdout(bytes, offset, length);
        }

        @Override
        public void close() {
            // The library closes it also when the connection is lost, but then the channel is none any more.
            outputEnded |= channel.isConnected() && !connectionLost.getAsBoolean();
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
            end(outputEnded || !connectionLost.getAsBoolean());
        }
    }
}
