// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** Passes everything on to a server, until it breaks the connection or stalls. */
final class BreakingProxy implements AutoCloseable {

    /**
     * What happens to one connection.
     *
     * @param asked so many bytes of the client are passed on
     * @param answered so many bytes of the server are passed on
     * @param silent whether the rest vanishes without a word; otherwise the connection is closed
     */
    record Fault(int asked, int answered, boolean silent) {

        static final Fault NONE = new Fault(Integer.MAX_VALUE, Integer.MAX_VALUE, false);

        static Fault breakAfterAsking(int bytes) {
            return new Fault(bytes, Integer.MAX_VALUE, false);
        }

        static Fault breakAfterAnswering(int bytes) {
            return new Fault(Integer.MAX_VALUE, bytes, false);
        }

        static Fault stallAfterAnswering(int bytes) {
            return new Fault(Integer.MAX_VALUE, bytes, true);
        }
    }

    private final ServerSocket socket;
    private final int target;
    private final Set<Passing> open = ConcurrentHashMap.newKeySet();
    private volatile IntFunction<Fault> plan;
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicLong asked = new AtomicLong();

    private BreakingProxy(int target, IntFunction<Fault> plan) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        this.plan = plan;
        daemon(this::serve);
    }

    static BreakingProxy to(int port, int limit) {
        return to(port, connection -> Fault.breakAfterAsking(limit));
    }

    /** Asks the plan what to do with each connection, counted from 0. */
    static BreakingProxy to(int port, IntFunction<Fault> plan) {
        try {
            return new BreakingProxy(port, plan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    int accepted() {
        return accepted.get();
    }

    /** How many bytes have come from clients. */
    long asked() {
        return asked.get();
    }

    /** How many connections there are now. */
    int open() {
        return open.size();
    }

    /** From the next connection on. */
    void breakAfter(int bytes) {
        plan = connection -> Fault.breakAfterAsking(bytes);
    }

    /** From now on nothing is passed on any more, and nothing is broken: the other side is just silent. */
    void stall() {
        plan = connection -> new Fault(0, 0, true);
        stallConnections();
    }

    /** The same for the connections that there are, but not for later ones. */
    void stallConnections() {
        open.forEach(passing -> passing.stalled = true);
    }

    /**
     * From now on nothing is even read from the clients that there are, so that whoever sends has to wait; as when the
     * server's machine is paused. What the server has sent still comes. They stay until they are broken.
     */
    void freezeConnections() {
        open.forEach(passing -> passing.frozen = true);
    }

    /** Breaks the connections that there are. */
    void breakConnections() {
        open.forEach(Passing::end);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Fault fault = plan.apply(accepted.getAndIncrement());
                Passing passing = new Passing(client, new Socket(InetAddress.getLoopbackAddress(), target));
                open.add(passing);
                daemon(() -> passing.pass(client, passing.server, fault.asked, fault.silent));
                daemon(() -> passing.pass(passing.server, client, fault.answered, fault.silent));
            } catch (IOException e) {
                // the test has ended
            }
        }
    }

    private final class Passing {

        private final Socket client;
        private final Socket server;
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile boolean stalled;
        private volatile boolean frozen;

        Passing(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void pass(Socket from, Socket to, int limit, boolean silent) {
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] buffer = new byte[8_192];
                int left = limit;
                while (left > 0 || silent) {
                    int length = in.read(buffer, 0, left > 0 ? Math.min(buffer.length, left) : buffer.length);
                    if (length < 0) {
                        break;
                    }
                    asked.addAndGet(from == client ? length : 0);
                    if (frozen && from == client) {
                        ended.await();
                    }
                    stalled |= left == 0;
                    if (!stalled) {
                        out.write(buffer, 0, length);
                        left -= limit == Integer.MAX_VALUE ? 0 : length;
                    }
                }
            } catch (IOException | InterruptedException e) {
                // one of the two has gone, and then so does the other
            } finally {
                end();
            }
        }

        void end() {
            open.remove(this);
            ended.countDown();
            try (client;
                    server) {
                // both
            } catch (IOException e) {
                // they are gone either way
            }
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
        breakConnections();
    }
}
