// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Some nodes of a cluster, in the cluster's order; what is asked of them is asked of all at once.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Nodes implements Iterable<Node> {

    private final List<Node> nodes;
    private final int window;
    private final boolean failFast;

    private Nodes(List<Node> nodes, int window, boolean failFast) {
        this.nodes = nodes;
        this.window = window;
        this.failFast = failFast;
    }

    /**
     * Returns these nodes as one.
     *
     * @param nodes in the order to keep
     * @return the nodes
     */
    public static Nodes of(List<? extends Node> nodes) {
        return new Nodes(List.copyOf(nodes), FanOut.DEFAULT_WINDOW, false);
    }

    /**
     * Bounds on how many nodes something is done at once: the next one begins when any has ended. The default is
     * {@link FanOut#DEFAULT_WINDOW}.
     *
     * @param limit at least 1
     * @return the same nodes with that bound
     * @throws InvalidInputException by what is done with them, if it is less than 1
     */
    public Nodes atMost(int limit) {
        return new Nodes(nodes, limit, failFast);
    }

    /**
     * Begins nothing on further nodes after the first failure; see {@link FanOut#failFast()}. Without this, a failure
     * on one node does not keep anything from the others.
     *
     * @return the same nodes, on which things fail fast
     */
    public Nodes failFast() {
        return new Nodes(nodes, window, true);
    }

    /**
     * Runs a command on all nodes at once and waits for every one.
     *
     * @param arguments the program and its arguments
     * @return one result a node
     * @throws FanOutException if it failed on any node; it holds every failure and every result
     */
    public NodeResults run(String... arguments) {
        return run(Command.of(arguments));
    }

    /**
     * Runs a command on all nodes at once and waits for every one.
     *
     * @param command what to run and how
     * @return one result a node
     * @throws FanOutException if it failed on any node; it holds every failure and every result
     */
    public NodeResults run(Command command) {
        return new NodeResults(each("run " + command, node -> node.run(command)));
    }

    /**
     * Sends a file to all nodes at once, with its permissions, and waits for every one.
     *
     * @param local a regular file on this machine
     * @param remote the absolute path that it gets on each node
     * @throws FanOutException if it failed on any node; it holds every failure
     */
    public void upload(Path local, String remote) {
        each("upload " + local, node -> {
                    node.files().upload(local, remote);
                    return node;
                })
                .orThrow();
    }

    /**
     * Does something with all nodes at once, and waits for every one.
     *
     * @param what what is done, for errors
     * @param task what is done with each node
     * @param <R> what comes out for each node
     * @return one outcome a node
     */
    public <R> FanOut.Outcome<Node, R> each(String what, FanOut.Task<Node, R> task) {
        FanOut fanOut = FanOut.of(what).atMost(window);
        return (failFast ? fanOut.failFast() : fanOut).over(nodes, Node::name, task);
    }

    /**
     * Returns the first node.
     *
     * @return the node
     * @throws InvalidInputException if there is none
     */
    public Node first() {
        if (nodes.isEmpty()) {
            throw new InvalidInputException("There is no such node: the cluster has none of that role");
        }
        return nodes.get(0);
    }

    /**
     * Returns the nodes of one role.
     *
     * @param role the role
     * @return none if no node has it
     */
    public Nodes withRole(Role role) {
        return only(node -> node.role().equals(role));
    }

    /**
     * Returns these nodes but one.
     *
     * @param node the node to leave out
     * @return the others
     */
    public Nodes without(Node node) {
        return only(other -> !other.name().equals(node.name()));
    }

    private Nodes only(Predicate<Node> wanted) {
        return new Nodes(nodes.stream().filter(wanted).toList(), window, failFast);
    }

    /**
     * Returns how many nodes these are.
     *
     * @return the number
     */
    public int size() {
        return nodes.size();
    }

    /**
     * Returns whether there is no node.
     *
     * @return whether the number is 0
     */
    public boolean isEmpty() {
        return nodes.isEmpty();
    }

    /**
     * Returns the nodes.
     *
     * @return unmodifiable
     */
    public List<Node> asList() {
        return nodes;
    }

    /**
     * Streams the nodes.
     *
     * @return a sequential stream
     */
    public Stream<Node> stream() {
        return nodes.stream();
    }

    @Override
    public Iterator<Node> iterator() {
        return nodes.iterator();
    }

    @Override
    public String toString() {
        return nodes.stream().map(Node::name).toList().toString();
    }
}
