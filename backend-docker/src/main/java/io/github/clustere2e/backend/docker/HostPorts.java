// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import java.net.InetSocketAddress;

/**
 * Tells by which port of the engine's machine a node's port is reached, where {@link HostPort} maps it.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public interface HostPorts extends Capability {

    /**
     * Asks the engine for the port; it may be another after each start of the node.
     *
     * @param node a node of this cluster that runs
     * @param port the node's port
     * @return where the engine's machine listens for it
     * @throws InvalidInputException if the options map no such port of the node
     * @throws io.github.clustere2e.api.ClusterException if the engine cannot tell
     */
    InetSocketAddress address(Node node, int port);
}
