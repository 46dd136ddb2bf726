// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.net.InetAddress;

/** A node that has another role in another cluster. Everything else is the node's own, its name too. */
record RoleNode(Node node, Role role) implements Node {

    /** The node itself if it has the role already. */
    static Node of(Node node, Role role) {
        return node.role().equals(role) ? node : new RoleNode(node, role);
    }

    @Override
    public String name() {
        return node.name();
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
        return node.run(command);
    }

    @Override
    public RunningCommand start(Command command) {
        return node.start(command);
    }

    @Override
    public NodeFiles files() {
        return node.files();
    }

    @Override
    public NodeFiles filesAs(String user) {
        return node.filesAs(user);
    }

    @Override
    public PortForward forward(String host, int port) {
        return node.forward(host, port);
    }

    @Override
    public String toString() {
        return node + " as " + role;
    }
}
