// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.CommandListener;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.Labels;
import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.Reach;
import io.github.clustere2e.ssh.SshEndpoint;
import io.github.clustere2e.ssh.SshKeyPair;
import io.github.clustere2e.ssh.SshNode;
import io.github.clustere2e.ssh.SshNodeBuilder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Makes nodes of machines: all of a cluster share one key, unless the backend has others, and the same listeners. */
final class NodeFactory {

    private final Backend backend;
    private final byte[] privateKey;
    private final List<CommandListener> listeners;

    NodeFactory(Backend backend, byte[] privateKey, List<CommandListener> listeners) {
        this.backend = backend;
        this.privateKey = privateKey;
        this.listeners = listeners;
    }

    /** The public key that may log in, as OpenSSH writes it. */
    String authorizedKey() {
        return SshKeyPair.of(privateKey, "cluster-e2e").publicKey();
    }

    SshNode node(Machine machine) {
        Reach reach = machine.reach().orElseGet(() -> nowhere(machine));
        SshNodeBuilder node = SshNode.builder();
        backend.gateway().ifPresent(node::via);
        node.name(machine.node().name())
                .role(machine.node().role())
                .hostname(machine.node().hostname())
                .privateAddress(reach.privateAddress())
                .publicAddress(reach.publicAddress())
                .endpoint(reach.ssh())
                .commandListeners(listeners)
                .obstacle(() -> backend.obstacle(machine));
        backend.login(machine, privateKey, node);
        return node.build();
    }

    /**
     * A machine that is off may have no address; it is asked for it when it has been started. Until then it has a name that
     * nobody has (RFC 2606, section 2), and the unspecified address.
     */
    private static Reach nowhere(Machine machine) {
        try {
            InetAddress unspecified = InetAddress.getByAddress(machine.node().hostname(), new byte[4]);
            return new Reach(
                    unspecified,
                    unspecified,
                    new SshEndpoint(
                            machine.node().hostname() + ".invalid",
                            22,
                            "root",
                            machine.labels().getOrDefault(Labels.HOST_KEY, "")));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
