// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend;

import io.github.clustere2e.api.Node;
import java.util.List;

/**
 * A cluster as its backend's capabilities see it.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public interface ClusterHandle {

    /**
     * Returns which cluster it is.
     *
     * @return the identity
     */
    ClusterIdentity identity();

    /**
     * Returns the machine of a node.
     *
     * @param node a node of this cluster
     * @return its machine
     * @throws io.github.clustere2e.api.InvalidInputException if it is not of this cluster
     */
    Machine machine(Node node);

    /**
     * Returns all machines.
     *
     * @return at least one, in order
     */
    List<Machine> machines();

    /**
     * Tells where a node is from now on: a machine that was switched off and on may be somewhere else, though it has the
     * same host key. Its next connection goes there.
     *
     * @param node a node of this cluster
     * @param reach where its machine is
     */
    void moved(Node node, Reach reach);

    /**
     * Waits until a node is ready, by the backend's readiness.
     *
     * @param node a node of this cluster
     * @throws io.github.clustere2e.api.NodeException if it does not become ready within the time that a cluster has
     */
    void awaitReady(Node node);
}
