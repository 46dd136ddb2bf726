// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend;

import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Node;
import java.time.Duration;
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
     * Returns the machines that are members now.
     *
     * @return a snapshot; at least one, in order
     */
    List<Machine> machines();

    /**
     * Waits until a node is ready, by the backend's readiness and within the time that a cluster has by default.
     *
     * @param node a node of this cluster
     * @throws io.github.clustere2e.api.NodeException if it does not become ready in time
     */
    default void awaitReady(Node node) {
        awaitReady(node, ClusterSpec.DEFAULT_TIMEOUT);
    }

    /**
     * Waits until a node is ready, by the backend's readiness. Its machine is asked for anew: it may be reached in another
     * way since it was started.
     *
     * @param node a node of this cluster
     * @param limit how long it may take
     * @throws io.github.clustere2e.api.NodeException if it does not become ready in time
     */
    void awaitReady(Node node, Duration limit);

    /**
     * Ends the connections to a node. Whoever stops its machine calls this, so that nobody waits for what is no more, and
     * the first command after it is started again needs not find that out.
     *
     * @param node a node of this cluster
     */
    void disconnect(Node node);
}
