// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.MachineRequest;
import io.github.clustere2e.backend.Reach;
import io.github.clustere2e.backend.simulated.internal.confined.ConfinedShell;
import io.github.clustere2e.backend.simulated.internal.server.NodeHost;
import io.github.clustere2e.backend.simulated.internal.server.NodeShell;
import io.github.clustere2e.ssh.SshEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A machine of this process: a directory, what answers, and what it shows to the outside. Thread-safe. */
final class SimulatedMachine {

    private static final String USER = "root";

    private final String reference;
    private final MachineRequest request;
    private final ShellMaker shells;
    private final NodeHost host;
    private @Nullable NodeShell shell;
    private boolean paused;

    SimulatedMachine(String reference, MachineRequest request, ShellMaker shells, NodeHost host) {
        this.reference = reference;
        this.request = request;
        this.shells = shells;
        this.host = host;
    }

    /** Makes what answers, when the machine is switched on. */
    interface ShellMaker {
        NodeShell make() throws IOException;
    }

    synchronized void start() {
        if (shell != null) {
            return;
        }
        try {
            NodeShell made = shells.make();
            shell = made;
            host.start(made);
        } catch (IOException e) {
            stop();
            throw new ClusterException(name() + " cannot be started: " + e, e);
        }
    }

    synchronized void stop() {
        host.close();
        NodeShell running = shell;
        shell = null;
        paused = false;
        if (running != null) {
            running.close();
        }
    }

    synchronized boolean isOn() {
        return shell != null;
    }

    synchronized boolean isPaused() {
        return paused;
    }

    synchronized void pause() {
        if (shell != null && !paused) {
            host.freeze();
            confined(ConfinedShell::freeze);
            paused = true;
        }
    }

    synchronized void resume() {
        if (paused) {
            confined(ConfinedShell::thaw);
            host.thaw();
            paused = false;
        }
    }

    private void confined(Work work) {
        if (shell instanceof ConfinedShell confined) {
            try {
                work.on(confined);
            } catch (IOException e) {
                throw new ClusterException(name() + " cannot be paused or resumed: " + e, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedClusterException("interrupted while " + name() + " was paused or resumed", e);
            }
        }
    }

    private interface Work {
        void on(ConfinedShell shell) throws IOException, InterruptedException;
    }

    synchronized Optional<NodeShell> shell() {
        return Optional.ofNullable(shell);
    }

    NodeHost host() {
        return host;
    }

    String name() {
        return request.node().name();
    }

    /** One that has never been started has no port yet, and cannot be reached. */
    synchronized Machine describe() {
        return new Machine(
                reference,
                request.node(),
                shell == null ? "stopped" : paused ? "paused" : "running",
                host.port() == 0 ? Optional.empty() : Optional.of(reach()), // it has never been on
                request.labels());
    }

    private Reach reach() {
        InetAddress here = host.address();
        return new Reach(
                here,
                here,
                new SshEndpoint(
                        here.getHostAddress(),
                        host.port(),
                        USER,
                        request.hostKey().publicKey()));
    }
}
