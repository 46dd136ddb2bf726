// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.server;

import io.github.clustere2e.ssh.SshKeyPair;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a node shows to the outside: an SSH server behind a door, switched on and off together. Thread-safe. */
public final class NodeHost implements AutoCloseable {

    private final NodeServer.Identity identity;
    private final ServerThreads threads;
    private final Door door;
    private @Nullable NodeServer server;

    /**
     * Makes one that is switched off.
     *
     * @param hostKey its host key
     * @param authorizedKey the public key that may log in, as OpenSSH writes it
     * @param threads what it runs on
     */
    public NodeHost(SshKeyPair hostKey, String authorizedKey, ServerThreads threads) {
        this.identity = NodeServer.Identity.of(hostKey, authorizedKey);
        this.threads = threads;
        this.door = new Door(threads.workers());
    }

    /**
     * Switches it on.
     *
     * @param shell what answers
     * @throws IOException if no port can be had
     */
    public synchronized void start(NodeShell shell) throws IOException {
        NodeServer starting = new NodeServer(identity, shell, threads);
        server = starting;
        door.open(starting.address());
    }

    /**
     * Returns the port at which it is reached, or was last.
     *
     * @return a port of the loopback address; 0 before the first start
     */
    public int port() {
        return door.port();
    }

    /** Lets nothing through any more, without telling anybody. */
    public void freeze() {
        door.freeze();
    }

    /** Lets everything through again. */
    public void thaw() {
        door.thaw();
    }

    /** Switches it off at once: connections are reset, and new ones refused. */
    @Override
    public synchronized void close() {
        door.close();
        NodeServer running = server;
        server = null;
        if (running != null) {
            running.close();
        }
    }
}
