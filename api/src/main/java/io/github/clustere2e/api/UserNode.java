// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.net.InetAddress;
import java.util.regex.Pattern;

/** A node as another user sees it. Everything is the node's own but whom commands and files belong to. */
record UserNode(Node node, String user) implements Node {

    private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*\\$?");

    UserNode {
        if (!USER.matcher(user).matches()) {
            throw new InvalidInputException("'" + user + "' is not the name of a user");
        }
    }

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
        return node.filesAs(user);
    }

    @Override
    public NodeFiles filesAs(String other) {
        return node.filesAs(other);
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
