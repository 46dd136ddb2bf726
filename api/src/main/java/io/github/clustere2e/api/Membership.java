// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.time.Duration;

/**
 * Adds nodes to a cluster, removes and replaces them.
 *
 * <p>It works on a cluster that was attached to as on one that was made here. One change is made at a time: another one,
 * of whatever process, waits, and its time limit counts meanwhile. {@link Cluster#nodes()} has the new members as soon as
 * the change is done; {@link Nodes} that were taken before stay as they are. Another process that is attached sees the
 * cluster as it was when it attached.
 *
 * <p>A node's names and addresses follow from its role and its place, so a new node has the lowest index of its role that
 * is free, and the lowest address: when {@code agent_1} of three is removed, the next agent to be added is
 * {@code agent_1} again. Old and new nodes find each other by name. If a change fails, what it made is removed, and the
 * other nodes are as before; if its process is killed, that is done by the next to attach or to make a change.
 *
 * <p>What software does about it is not its business: an installer, or the test, tells the software.
 *
 * <p>Implementations are safe for use by several threads.
 *
 * @since 0.1
 */
public interface Membership extends Capability {

    /**
     * Adds nodes that need what the other nodes of their role need, within {@link ClusterSpec#DEFAULT_TIMEOUT}.
     *
     * @param role what they are for; a role that no node has yet is new to the cluster, and its nodes need nothing
     * @param count how many; at least 1
     * @return the new nodes, ready
     * @throws InvalidInputException if they cannot be; nothing was made
     * @throws ClusterException if it failed; what was made is gone
     */
    Nodes add(Role role, int count);

    /**
     * Adds nodes.
     *
     * @param group how many of what role, and all that they need
     * @param limit how long it may take; positive
     * @return the new nodes, ready
     * @throws InvalidInputException if they cannot be; nothing was made
     * @throws ClusterException if it failed; what was made is gone
     */
    Nodes add(NodeGroup group, Duration limit);

    /**
     * Removes a node with its disk, at once: {@linkplain PowerControl#stop(Node) stop} it first if its software is to say
     * goodbye. Its {@link Node} can be used no more.
     *
     * @param node a node of this cluster, in whatever state; not the last one
     * @throws InvalidInputException if it is the last one: destroy the cluster instead
     * @throws ClusterException if the backend fails
     */
    void remove(Node node);

    /**
     * Replaces a node within {@link ClusterSpec#DEFAULT_TIMEOUT}.
     *
     * @param node a node of this cluster, in whatever state
     * @return the new node, ready
     * @throws ClusterException if it failed; then the old node is gone all the same
     */
    default Node replace(Node node) {
        return replace(node, ClusterSpec.DEFAULT_TIMEOUT);
    }

    /**
     * Replaces a node, at once, by a new one of the same name, host name, addresses, role and needs, as one puts new
     * hardware in the place of old. Its disk is empty, and its machine id and its host key are new, since it is another
     * host; the old {@link Node} can be used no more.
     *
     * @param node a node of this cluster, in whatever state
     * @param limit how long it may take; positive
     * @return the new node, ready
     * @throws ClusterException if it failed; then the old node is gone all the same
     */
    Node replace(Node node, Duration limit);
}
