// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

/**
 * Switches nodes off and on, as pulling the plug of a host does.
 *
 * <p>A node keeps its name, its addresses, its keys and its disk. Implementations are safe for use by several threads.
 *
 * @since 0.1
 */
public interface PowerControl extends Capability {

    /**
     * Stops a node at once, with no chance for its software to shut down.
     *
     * @param node a node of this cluster that runs
     * @throws ClusterException if the backend fails
     */
    void kill(Node node);

    /**
     * Starts a node that was stopped, and returns when it is ready by the rules that held when it was created.
     *
     * @param node a node of this cluster that does not run
     * @throws ClusterException if the backend fails or the node does not become ready within its limit
     */
    void start(Node node);
}
