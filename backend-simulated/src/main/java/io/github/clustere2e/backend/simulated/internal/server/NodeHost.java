// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.server;

import io.github.clustere2e.backend.simulated.Fault;
import io.github.clustere2e.ssh.SshKeyPair;
import java.io.IOException;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** What a node shows to the outside: an SSH server behind a door, switched on and off together. Thread-safe. */
public final class NodeHost implements AutoCloseable {

    /** A number of times that has no end. */
    public static final int FOR_EVER = Integer.MAX_VALUE;

    private final NodeServer.Identity identity;
    private final InetAddress address;
    private final FaultBox faults = new FaultBox();
    private final ServerThreads threads;
    private final Door door;
    private @Nullable NodeServer server;

    /**
     * Makes one that is switched off.
     *
     * @param address an address of this machine, at which it is reached
     * @param hostKey its host key
     * @param authorizedKey the public key that may log in, as OpenSSH writes it
     * @param threads what it runs on
     */
    public NodeHost(InetAddress address, SshKeyPair hostKey, String authorizedKey, ServerThreads threads) {
        this.identity = NodeServer.Identity.of(hostKey, authorizedKey);
        this.address = address;
        this.threads = threads;
        this.door = new Door(address, faults, threads.workers());
    }

    /**
     * Switches it on.
     *
     * @param shell what answers
     * @throws IOException if no port can be had
     */
    public synchronized void start(NodeShell shell) throws IOException {
        NodeServer starting = new NodeServer(identity, new FaultyShell(shell, faults), faults, threads);
        server = starting;
        door.open(starting.address());
    }

    /**
     * Returns where it is reached.
     *
     * @return an address of this machine, which nobody else reaches
     */
    public InetAddress address() {
        return address;
    }

    /**
     * Returns the port at which it is reached, or was last.
     *
     * @return a port of the loopback address; 0 before the first start
     */
    public int port() {
        return door.port();
    }

    /**
     * Lets something go wrong.
     *
     * @param fault what
     * @param times how often
     */
    public void inject(Fault fault, int times) {
        faults.add(fault, times);
        door.afflict();
    }

    /** Lets nothing go wrong any more. */
    public void heal() {
        faults.clear();
        door.heal();
    }

    /** Resets all connections. */
    public void cut() {
        door.cut();
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
