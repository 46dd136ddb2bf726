// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.Set;

/**
 * A cluster of nodes.
 *
 * <p>Thread-safe. Made by {@link Clusters}.
 *
 * @since 0.1
 */
public interface Cluster extends AutoCloseable {

    /**
     * Returns its name.
     *
     * @return unique among the clusters of its backend
     */
    String name();

    /**
     * Returns the backend that it runs on.
     *
     * @return the provider's id
     */
    String backend();

    /**
     * Returns all nodes that are members now, whether they are on or off. Another process's changes are seen by attaching
     * again.
     *
     * @return a snapshot, which {@link Membership} does not change; by role in the order of the spec, then by index
     */
    Nodes nodes();

    /**
     * Returns the nodes of one role.
     *
     * @param role the role
     * @return a snapshot; none if no node has it
     */
    default Nodes nodes(Role role) {
        return nodes().withRole(role);
    }

    /**
     * Returns one node.
     *
     * @param name its name, such as {@code agent_0}
     * @return the node
     * @throws InvalidInputException if the cluster has no such node; it lists those that there are
     */
    default Node node(String name) {
        return nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "Cluster '" + name() + "' has no node '" + name + "'. It has: " + nodes()));
    }

    /**
     * Returns what its backend declares to be able to do.
     *
     * @return the capabilities' interfaces; unmodifiable
     */
    Set<Class<? extends Capability>> capabilities();

    /**
     * Returns a capability.
     *
     * @param type the capability's interface
     * @param <C> the capability
     * @return what does it
     * @throws UnsupportedCapabilityException if the backend does not declare it; it lists those that it does
     */
    <C extends Capability> C capability(Class<C> type);

    /**
     * Tells of a node from outside; works when the node does not answer.
     *
     * @param node a node of this cluster
     * @return what the backend can tell
     */
    Diagnostics diagnostics(Node node);

    /**
     * Returns what the backend knows of this cluster now.
     *
     * @return a snapshot
     */
    ClusterInfo info();

    /**
     * Removes the cluster with all that was made for it, whoever owns it. Waits until it is gone. Does nothing if it is
     * gone already.
     *
     * @throws ClusterException if something could not be removed; it names what
     */
    void destroy();

    /**
     * Gives the cluster up: destroys it if it goes with its owner and was made here, else only closes the connections
     * to it.
     */
    @Override
    void close();
}
