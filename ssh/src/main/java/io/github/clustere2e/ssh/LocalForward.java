// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.NodeException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets in whoever comes to a door on this machine, and makes a tunnel for each of them. Thread-safe. */
final class LocalForward implements AutoCloseable {

    /** Each takes two threads; the ones that come later wait to be accepted. */
    static final int MOST_AT_ONCE = 256;

    private static final Logger LOG = LoggerFactory.getLogger(SshNode.class);

    private final Tunnels tunnels;
    private final LocalDoor door;
    private final Destination destination;
    private final Consumer<LocalForward> onClose;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Set<Relay> relays = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ClusterException lastFailure;
    private volatile boolean closed;

    LocalForward(Tunnels tunnels, LocalDoor door, Destination destination, Consumer<LocalForward> onClose) {
        this.tunnels = tunnels;
        this.door = door;
        this.destination = destination;
        this.onClose = onClose;
    }

    /** Accepts connections, on a thread of its own. */
    void begin() {
        Daemons.WORKERS.execute(this::accept);
    }

    private void accept() {
        while (!closed) {
            try {
                places.acquire();
                LocalClient client = door.accept();
                Daemons.WORKERS.execute(() -> serve(client));
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

    private void serve(LocalClient client) {
        Relay relay = new Relay(client, this::broken);
        relays.add(relay);
        try {
            if (!closed) {
                relay.run(tunnels.open(destination));
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
                tunnels.node(), "a connection to " + destination + " broke: " + e.getMessage(), true, e));
    }

    private void failed(ClusterException e) {
        if (!closed) {
            lastFailure = e;
            LOG.debug("Forwarding {}: {}", door, e.getMessage());
        }
    }

    Optional<ClusterException> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    @Override
    public void close() {
        closed = true;
        try {
            door.close();
        } catch (IOException e) {
            // it is gone either way
        }
        relays.forEach(Relay::close);
        onClose.accept(this);
    }

    @Override
    public String toString() {
        return door + " to " + destination + " of " + tunnels.node();
    }
}
