// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.server;

import io.github.clustere2e.backend.simulated.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The port at which a node is reached. Everything goes through it, so that it can be shut, frozen and made faulty while the
 * SSH server behind it knows nothing of that. Thread-safe.
 */
final class Door implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final int BACKLOG = 64;

    private final InetAddress address;
    private final FaultBox faults;
    private final Executor threads;
    private final Gate gate = new Gate();
    private final Set<Relay> relays = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerSocket listening;
    private volatile int port;

    Door(InetAddress address, FaultBox faults, Executor threads) {
        this.address = address;
        this.faults = faults;
        this.threads = threads;
    }

    /** Listens, at the port that it had before if that is still free. */
    synchronized void open(InetSocketAddress server) throws IOException {
        ServerSocket socket = listen();
        listening = socket;
        port = socket.getLocalPort();
        threads.execute(() -> accept(socket, server));
    }

    private ServerSocket listen() throws IOException {
        try {
            return new ServerSocket(port, BACKLOG, address);
        } catch (IOException e) {
            LOG.debug("Port {} has been taken meanwhile", port, e);
            return new ServerSocket(0, BACKLOG, address);
        }
    }

    int port() {
        return port;
    }

    private void accept(ServerSocket socket, InetSocketAddress server) {
        while (!socket.isClosed()) {
            try {
                admit(socket.accept(), server);
            } catch (IOException e) {
                LOG.debug("The door is shut, or somebody left at once", e);
            }
        }
    }

    private void admit(Socket client, InetSocketAddress server) throws IOException {
        if (faults.take(Fault.RefuseConnections.class).isPresent()) {
            client.setSoLinger(true, 0);
            client.close();
            return;
        }
        Socket inside = new Socket();
        try {
            client.setTcpNoDelay(true);
            inside.setTcpNoDelay(true);
            inside.connect(server);
        } catch (IOException e) {
            client.close();
            inside.close();
            throw e;
        }
        Relay relay = new Relay(client, inside, gate, faults);
        relays.add(relay);
        relay.begin(threads, () -> relays.remove(relay));
    }

    /** Lets what goes wrong with connections take hold of those that are open. */
    void afflict() {
        relays.forEach(Relay::afflict);
    }

    void heal() {
        relays.forEach(Relay::heal);
    }

    /** Nothing goes through any more, and nobody is told. */
    void freeze() {
        gate.shut();
    }

    void thaw() {
        gate.open();
    }

    /** Cuts every connection. */
    void cut() {
        relays.forEach(Relay::cut);
    }

    @Override
    public synchronized void close() {
        ServerSocket socket = listening;
        listening = null;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        cut();
        thaw();
    }
}
