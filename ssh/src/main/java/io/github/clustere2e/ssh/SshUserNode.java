// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeFiles;
import io.github.clustere2e.api.PortForward;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.RunningCommand;
import java.net.InetAddress;

/** A node as another user sees it, over the same connection. Thread-safe. */
record SshUserNode(SshNode node, String user, NodeFiles files) implements Node {

    @Override
    public String name() {
        return node.name();
    }

    @Override
    public Role role() {
        return node.role();
    }

    @Override
    public String hostname() {
        return node.hostname();
    }

    @Override
    public InetAddress publicAddress() {
        return node.publicAddress();
    }

    @Override
    public InetAddress privateAddress() {
        return node.privateAddress();
    }

    @Override
    public CommandResult run(Command command) {
        return node.run(command.orAs(user));
    }

    @Override
    public RunningCommand start(Command command) {
        return node.start(command.orAs(user));
    }

    @Override
    public PortForward forward(String host, int port) {
        return node.forward(host, port);
    }

    @Override
    public Node asUser(String other) {
        return node.asUser(other);
    }

    @Override
    public String toString() {
        return node + " as " + user;
    }
}
