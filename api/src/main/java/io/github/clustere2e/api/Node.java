// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.net.InetAddress;

/**
 * A host of a cluster.
 *
 * <p>Thread-safe: many commands may run at once.
 *
 * @since 0.1
 */
public interface Node {

    /**
     * Returns its name in the cluster: its role and its index, such as {@code agent_0}.
     *
     * @return unique in the cluster
     */
    String name();

    /**
     * Returns what it is for.
     *
     * @return the role
     */
    Role role();

    /**
     * Returns the host name that it has, and by which the other nodes find it where the backend resolves names.
     *
     * @return a host name
     */
    String hostname();

    /**
     * Returns the address at which the outside reaches it.
     *
     * @return on some backends, such as Docker, the same as the private address
     */
    InetAddress publicAddress();

    /**
     * Returns the address at which the other nodes reach it.
     *
     * @return the address
     */
    InetAddress privateAddress();

    /**
     * Runs a command to its end.
     *
     * @param arguments the program and its arguments, which no shell touches
     * @return its result, with the exit status 0
     * @throws CommandFailedException if its exit status is not 0
     * @throws CommandTimeoutException if it took longer than {@link Command#DEFAULT_TIMEOUT}
     * @throws NodeConnectionException if the node cannot be reached or the connection was lost
     */
    default CommandResult run(String... arguments) {
        return run(Command.of(arguments));
    }

    /**
     * Runs a command to its end.
     *
     * @param command what to run and how
     * @return its result
     * @throws CommandFailedException if its exit status is not 0 and the command does not allow that
     * @throws CommandTimeoutException if its time limit passed; it was ended on the node too
     * @throws NodeConnectionException if the node cannot be reached or the connection was lost
     */
    default CommandResult run(Command command) {
        try (RunningCommand running = start(command)) {
            return running.await();
        }
    }

    /**
     * Starts a command.
     *
     * @param command what to run and how; with {@link StandardInput#piped()} its input is written while it runs
     * @return the command, which may still run
     * @throws NodeConnectionException if the node cannot be reached
     */
    RunningCommand start(Command command);

    /**
     * Returns this node's files, as the user that the connection logs in as sees them, or that of {@link #asUser}.
     *
     * @return the files
     */
    NodeFiles files();

    /**
     * Returns this node's files as another user sees them: what {@link #asUser} calls its files. Backends with files
     * override this.
     *
     * @param user a user of the node
     * @return the files
     * @throws NodeException if this kind of node cannot do it; this is the default
     */
    default NodeFiles filesAs(String user) {
        throw new NodeException(
                name(),
                "this kind of node has no files as another user: use a command, or the files of the node itself",
                null);
    }

    /**
     * Leads a free local port to a port on this node's own loopback address. For a service that listens on another of
     * its addresses only, name that: {@link #forward(String, int)}.
     *
     * @param port where the service listens on the node, 1 to 65535
     * @return the forward, until it or the node is closed
     * @throws NodeConnectionException if the node cannot be reached
     * @throws NodeException if this kind of node cannot do it
     */
    default PortForward forward(int port) {
        return forward("localhost", port);
    }

    /**
     * Leads a free local port to a port on a host that this node reaches.
     *
     * @param host a name or an address, as the node sees it
     * @param port 1 to 65535
     * @return the forward, until it or the node is closed
     * @throws NodeConnectionException if the node cannot be reached
     * @throws NodeException if this kind of node cannot do it; this is the default
     */
    default PortForward forward(String host, int port) {
        throw new NodeException(name(), "this kind of node forwards no ports", null);
    }

    /**
     * Returns this node as another user sees it: what it runs, and its files, belong to that user. A command that names
     * a user itself keeps it.
     *
     * <p>It shares everything with this node, its connection too. Whether there is such a user, and whether one may
     * become it, shows at the first command.
     *
     * @param user a user of the node
     * @return the same node; of such a node too, {@code asUser} counts from the user that logs in
     * @throws InvalidInputException if that can be no user's name
     */
    default Node asUser(String user) {
        return new UserNode(this, user);
    }

    /**
     * Returns this node as root sees it.
     *
     * @return the same node
     */
    default Node asRoot() {
        return asUser("root");
    }
}
