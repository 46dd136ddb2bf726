// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One connection from the node to something that it reaches.
 *
 * <p>It is no session, so it does not count for the server's {@code MaxSessions}, and needs no slot of a command.
 */
final class Tunnel implements AutoCloseable {

    private static final long MOST_ON_DISK = 1L << 30;

    private final ChannelDirectTCPIP channel;
    private final Backlog backlog;
    private final OutputStream out;
    private final Consumer<Tunnel> onClose;

    private Tunnel(ChannelDirectTCPIP channel, Backlog backlog, Consumer<Tunnel> onClose) throws IOException {
        this.channel = channel;
        this.backlog = backlog;
        this.out = channel.getOutputStream();
        this.onClose = onClose;
    }

    /**
     * Opens one.
     *
     * @param connectionEnding whether the channel is closed because its connection ends
     */
    static Tunnel open(
            Session session,
            Destination destination,
            Deadline deadline,
            BooleanSupplier connectionEnding,
            Consumer<Tunnel> onClose)
            throws TunnelException {
        ChannelDirectTCPIP channel;
        try {
            channel = destination.channel(session);
        } catch (JSchException e) {
            throw new TunnelException("the connection was lost", 0, e);
        }
        if (channel == null) {
            throw new TunnelException("the connection is ending", 0, new IOException("no channel"));
        }
        Backlog backlog = new Backlog(MOST_ON_DISK);
        channel.setOutputStream(new Arriving(backlog, channel, connectionEnding));
        try {
            channel.connect(deadline.leftMillis());
            // What breaks in the middle of it is swallowed there.
            if (!channel.isConnected()) {
                throw new IOException("the channel was closed at once");
            }
            return new Tunnel(channel, backlog, onClose);
        } catch (JSchException | IOException e) {
            int reason = Math.max(0, channel.getExitStatus());
            throw new TunnelException("no channel could be opened: " + e.getMessage(), reason, e);
        }
    }

    InputStream in() {
        return backlog.source();
    }

    /** Must be flushed. Closing it tells the other side that nothing follows, which may still send. */
    OutputStream out() {
        return out;
    }

    /** The connection under it is gone; what came before can still be read. */
    void connectionEnded() {
        backlog.fail(lost());
    }

    private static IOException lost() {
        return new IOException("the SSH connection was lost");
    }

    @Override
    public void close() {
        onClose.accept(this);
        backlog.abandon();
        // It says so to the server, which may not be listening any more; nobody has to wait for that.
        Daemons.WORKERS.execute(channel::disconnect);
    }

    /** What comes from the node. What is closed with its connection may not be whole, and must not look as if it were. */
    private static final class Arriving extends FilterOutputStream {

        private final Backlog backlog;
        private final ChannelDirectTCPIP channel;
        private final BooleanSupplier connectionEnding;

        Arriving(Backlog backlog, ChannelDirectTCPIP channel, BooleanSupplier connectionEnding) {
            super(backlog.sink());
            this.backlog = backlog;
            this.channel = channel;
            this.connectionEnding = connectionEnding;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            // While the channel is open this can only be the end of what comes.
            if (channel.isConnected() || !connectionEnding.getAsBoolean()) {
                out.close();
            } else {
                backlog.fail(lost());
            }
        }
    }
}
