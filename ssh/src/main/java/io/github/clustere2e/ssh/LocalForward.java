// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.PortForward;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on the loopback address, and makes a tunnel for each connection that comes. Thread-safe. */
final class LocalForward implements PortForward {

    /** Each takes two threads; the ones that come later wait to be accepted. */
    static final int MOST_AT_ONCE = 256;

    private static final Logger LOG = LoggerFactory.getLogger(SshNode.class);

    private final Tunnels tunnels;
    private final String host;
    private final int port;
    private final Consumer<LocalForward> onClose;
    private final ServerSocket server;
    private final InetSocketAddress address;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Set<Relay> relays = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ClusterException lastFailure;
    private volatile boolean closed;

    LocalForward(Tunnels tunnels, String host, int port, Consumer<LocalForward> onClose) {
        this.tunnels = tunnels;
        this.host = host;
        this.port = port;
        this.onClose = onClose;
        try {
            // 127.0.0.1 by its bytes: the name of the loopback address may stand for another one.
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            server = new ServerSocket(0, MOST_AT_ONCE, loopback);
            address = new InetSocketAddress(loopback, server.getLocalPort());
        } catch (IOException e) {
            throw new NodeException(tunnels.node(), "no local port is free to be forwarded: " + e.getMessage(), e);
        }
    }

    /** Accepts connections, on a thread of its own. */
    LocalForward begin() {
        Daemons.WORKERS.execute(this::accept);
        return this;
    }

    private void accept() {
        while (!closed) {
            try {
                places.acquire();
                Socket socket = server.accept();
                Daemons.WORKERS.execute(() -> serve(socket));
            } catch (IOException e) {
                if (!closed) {
                    // Such as too many open files: this connection is lost, the next one may not be.
                    failed(new NodeException(tunnels.node(), "could not accept a connection to forward", e));
                }
                places.release();
            } catch (InterruptedException e) {
                // Nobody has this thread to interrupt it.
                return;
            }
        }
    }

    private void serve(Socket socket) {
        Relay relay = new Relay(socket, this::broken);
        relays.add(relay);
        try {
            if (!closed) {
                socket.setTcpNoDelay(true);
                relay.run(tunnels.open(host, port));
            }
        } catch (ClusterException e) {
            failed(e);
        } catch (IOException | RuntimeException e) {
            broken(e);
        } finally {
            relay.close();
            relays.remove(relay);
            places.release();
        }
    }

    private void broken(Exception e) {
        failed(new NodeConnectionException(
                tunnels.node(), "a connection to " + host + " port " + port + " broke: " + e.getMessage(), true, e));
    }

    private void failed(ClusterException e) {
        if (!closed) {
            lastFailure = e;
            LOG.debug("Forwarding {}: {}", address, e.getMessage());
        }
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public Optional<ClusterException> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    @Override
    public void close() {
        closed = true;
        try {
            server.close();
        } catch (IOException e) {
            // it is gone either way
        }
        relays.forEach(Relay::close);
        onClose.accept(this);
    }

    @Override
    public String toString() {
        return address + " to " + host + ":" + port + " of " + tunnels.node();
    }
}
