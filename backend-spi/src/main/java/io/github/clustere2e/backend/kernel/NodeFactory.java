// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.CommandListener;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.Reach;
import io.github.clustere2e.ssh.SshNode;
import java.util.List;

/** Makes nodes of machines: all of a cluster share one key and the same listeners. */
final class NodeFactory {

    private final Backend backend;
    private final byte[] privateKey;
    private final List<CommandListener> listeners;

    NodeFactory(Backend backend, byte[] privateKey, List<CommandListener> listeners) {
        this.backend = backend;
        this.privateKey = privateKey;
        this.listeners = listeners;
    }

    SshNode node(Machine machine) {
        Reach reach = machine.reach()
                .orElseThrow(() -> new NodeException(
                        machine.node().name(), "its machine is " + machine.state() + " and has no address", null));
        return SshNode.builder()
                .name(machine.node().name())
                .role(machine.node().role())
                .hostname(machine.node().hostname())
                .privateAddress(reach.privateAddress())
                .publicAddress(reach.publicAddress())
                .endpoint(reach.ssh())
                .privateKey(privateKey)
                .commandListeners(listeners)
                .obstacle(() -> backend.obstacle(machine))
                .build();
    }
}
