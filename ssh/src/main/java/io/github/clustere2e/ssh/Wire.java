// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.SocketFactory;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The TCP connection under a session.
 *
 * <p>It is made, and the server's first byte has come, before the SSH library is bothered: while a node boots there are
 * many attempts, and each must cost next to nothing. It also tells when it ends, however it ends, which the library does
 * not.
 */
final class Wire implements SocketFactory {

    private static final int BUFFER = 64 * 1024;

    private final Socket socket;
    private final InputStream in;
    private volatile boolean ended;
    private volatile boolean broken;
    private volatile long readingSince;
    private volatile long heardAt;
    private volatile long writingSince;
    private final List<Runnable> onEnd = new ArrayList<>();

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new EndNoticing(new BufferedInputStream(socket.getInputStream(), BUFFER));
    }

    /** Connects, and waits until the server says something. */
    static Wire open(String host, int port, Deadline tcp, Deadline handshake) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), tcp.leftMillis());
            socket.setSoTimeout(handshake.leftMillis());
            Wire wire = new Wire(socket);
            wire.awaitFirstByte();
            return wire;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** The same over what is connected already, and whose reads have no limit of their own. */
    static Wire over(Socket socket, Deadline handshake) throws IOException {
        Wire wire = new Wire(socket);
        ScheduledFuture<?> guard = Daemons.CLOCK.schedule(
                () -> Daemons.WORKERS.execute(wire::close), handshake.leftNanos(), TimeUnit.NANOSECONDS);
        try {
            wire.awaitFirstByte();
            return wire;
        } catch (IOException | RuntimeException e) {
            wire.close();
            throw e;
        } finally {
            guard.cancel(false);
        }
    }

    private void awaitFirstByte() throws IOException {
        in.mark(1);
        if (in.read() < 0) {
            throw new IOException("the server closed the connection before it said anything");
        }
        in.reset();
    }

    /** Whether the other side, or anybody, has ended the connection. */
    boolean ended() {
        return ended;
    }

    /** Whether it ended while something was still expected to come, rather than because the library closed it. */
    boolean broken() {
        return broken;
    }

    /**
     * How long the library has been waiting for the server to send something, or to take something; 0 while it is busy
     * with what came. If the server takes nothing, whoever reads soon waits for whoever writes, since the library locks
     * the channel and the connection while it writes.
     */
    long silentNanos() {
        long now = System.nanoTime();
        long reading = readingSince;
        if (reading != 0) {
            return now - reading;
        }
        long writing = writingSince;
        return writing == 0 ? 0 : Math.min(now - writing, now - heardAt);
    }

    /**
     * Calls it when the connection ends, on a thread of the pool; at once if it has ended. Whoever must know it sooner
     * asks {@link #ended()}.
     */
    void onEnd(Runnable action) {
        synchronized (this) {
            onEnd.add(action);
            if (!ended) {
                return;
            }
        }
        action.run();
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone either way
        }
        end();
    }

    /**
     * Only notes it, and that before the library closes its channels. Whoever is here because a write has failed holds
     * the library's locks, and the thread that serves the connection may be waiting for these in a listener: to wait for
     * that one here would be for ever.
     */
    private void end() {
        List<Runnable> actions;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            actions = List.copyOf(onEnd);
        }
        Daemons.WORKERS.execute(() -> actions.forEach(Runnable::run));
    }

    @Override
    public Socket createSocket(String host, int port) {
        return socket;
    }

    @Override
    public InputStream getInputStream(Socket ignored) {
        return in;
    }

    @Override
    public OutputStream getOutputStream(Socket ignored) throws IOException {
        return new Timed(socket.getOutputStream());
    }

    /** Knows how long the server has been taking nothing. The library writes whole packets, one at a time. */
    private final class Timed extends FilterOutputStream {

        Timed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            writingSince = System.nanoTime() | 1;
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                // Nobody may be reading just now, and the library closes its channels as if the server had.
                broken = true;
                end();
                throw e;
            } finally {
                writingSince = 0;
            }
        }
    }

    /** The library closes this stream when the session ends, and reads its end when the server is gone. */
    private final class EndNoticing extends FilterInputStream {

        EndNoticing(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            readingSince = System.nanoTime() | 1;
            try {
                return noticed(super.read());
            } catch (IOException e) {
                throw noticed(e);
            } finally {
                heard();
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            readingSince = System.nanoTime() | 1;
            try {
                return noticed(super.read(bytes, offset, length));
            } catch (IOException e) {
                throw noticed(e);
            } finally {
                heard();
            }
        }

        private void heard() {
            heardAt = System.nanoTime();
            readingSince = 0;
        }

        private int noticed(int result) {
            if (result < 0) {
                broken = true;
                end();
            }
            return result;
        }

        private IOException noticed(IOException e) {
            broken = true;
            end();
            return e;
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                end();
            }
        }
    }
}
