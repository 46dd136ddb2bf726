// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated;

import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.UnsupportedCapabilityException;

/**
 * Lets nodes fail on demand.
 *
 * <p>A node keeps its connection for later commands. What drops or slows down a connection takes hold of those that are open
 * at once; what concerns new ones only shows when there is a new one: {@link #disconnect} sees to that. Of several faults of
 * one kind the first one that was injected comes first. Faults outlast switching the node off and on. Thread-safe.
 *
 * <pre>{@code
 * SimulatedFaults.of(cluster).inject(node, new Fault.DropAfterOutput(20_000), 1);
 * }</pre>
 *
 * @since 0.1
 */
public interface SimulatedFaults extends Capability {

    /**
     * Returns the faults of a cluster.
     *
     * @param cluster a cluster of simulated nodes
     * @return what lets its nodes fail
     * @throws UnsupportedCapabilityException if its nodes are not simulated
     */
    static SimulatedFaults of(Cluster cluster) {
        return cluster.capability(SimulatedFaults.class);
    }

    /**
     * Lets something go wrong until it is healed.
     *
     * @param node a node of this cluster
     * @param fault what goes wrong
     */
    void inject(Node node, Fault fault);

    /**
     * Lets something go wrong a few times.
     *
     * @param node a node of this cluster
     * @param fault what goes wrong
     * @param times with how many connections or commands, at least 1; open connections of which it takes hold are counted
     * @throws InvalidInputException if there is no time
     */
    void inject(Node node, Fault fault, int times);

    /**
     * Resets all connections to a node, as a network does that fails for a moment.
     *
     * @param node a node of this cluster
     */
    void disconnect(Node node);

    /**
     * Takes away all faults of a node, also from open connections.
     *
     * @param node a node of this cluster
     */
    void heal(Node node);
}
