// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.net.InetAddress;

/** A node whose commands belong to another user, for nodes that have nothing better of their own. */
record UserNode(Node node, String user) implements Node {

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
    public NodeFiles files() {
        throw new NodeException(
                node.name(),
                "this kind of node has no files as another user: use a command, or the files of the node itself",
                null);
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
