// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Passes everything on to a real server, until it breaks the connection or stalls. */
final class BreakingProxy implements AutoCloseable {

    private final ServerSocket socket;
    private final int target;
    private volatile int limit;
    private volatile boolean stalled;

    private BreakingProxy(int target, int limit) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        this.limit = limit;
        daemon(this::serve);
    }

    static BreakingProxy to(int port, int limit) {
        try {
            return new BreakingProxy(port, limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** From the next connection on. */
    void breakAfter(int bytes) {
        limit = bytes;
    }

    /** From now on nothing is passed on any more, and nothing is broken: the other side is just silent. */
    void stall() {
        stalled = true;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                int bytes = limit;
                daemon(() -> pass(client, server, bytes));
                daemon(() -> pass(server, client, Integer.MAX_VALUE));
            } catch (IOException e) {
                // the test has ended
            }
        }
    }

    private void pass(Socket from, Socket to, int limit) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8_192];
            int left = limit;
            while (left > 0) {
                int length = in.read(buffer, 0, Math.min(buffer.length, left));
                if (length < 0) {
                    return;
                }
                if (stalled) {
                    continue;
                }
                out.write(buffer, 0, length);
                left -= limit == Integer.MAX_VALUE ? 0 : length;
            }
        } catch (IOException e) {
            // one of the two has gone, and then so does the other
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "breaking-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
