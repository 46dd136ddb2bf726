// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.time.Duration;

/**
 * Switches nodes off and on.
 *
 * <p>A node keeps its name, its host name, its addresses, its keys, its machine id and its disk; what is in memory is
 * lost, as on any host. The {@link Node} that you hold stays good: its SSH connection is ended when the node is switched
 * off, commands that still run fail with a {@link NodeConnectionException}, and the first one after it is on again goes
 * over a new connection. While the node is off, commands fail with an error that says so.
 *
 * <p>Each method asks for a state. If the node is in it already, nothing is done, and that is no error. Implementations
 * are safe for use by several threads; of two that ask for different states of one node at once, either may win.
 *
 * @since 0.1
 */
public interface PowerControl extends Capability {

    /**
     * How long a node may take to shut down when nothing else is said: 2 minutes, since systemd gives each unit 90 s
     * (systemd-system.conf(5)).
     */
    Duration DEFAULT_STOP_LIMIT = Duration.ofMinutes(2);

    /**
     * Stops a node at once, as pulling its plug does, with no chance for its software to shut down. Returns when it is
     * off. A paused node can be killed too.
     *
     * @param node a node of this cluster
     * @throws ClusterException if the backend fails
     */
    void kill(Node node);

    /**
     * Shuts a node down, and kills it after {@link #DEFAULT_STOP_LIMIT}.
     *
     * @param node a node of this cluster
     * @throws ClusterException if the backend fails
     */
    default void stop(Node node) {
        stop(node, DEFAULT_STOP_LIMIT);
    }

    /**
     * Shuts a node down in order: its own system stops its services and then itself. What has not ended within the limit
     * is killed. Returns when it is off. A paused node is resumed first.
     *
     * @param node a node of this cluster
     * @param limit how long it may take; positive
     * @throws InvalidInputException if the limit is not positive
     * @throws ClusterException if the backend fails
     */
    void stop(Node node, Duration limit);

    /**
     * Starts a node and waits until it is ready, for {@link ClusterSpec#DEFAULT_TIMEOUT} at most.
     *
     * @param node a node of this cluster
     * @throws ClusterException if the backend fails or the node does not become ready in time
     */
    default void start(Node node) {
        start(node, ClusterSpec.DEFAULT_TIMEOUT);
    }

    /**
     * Starts a node, and returns when it is ready by the rules that held when it was created. Of one that runs it is only
     * waited for that; a paused one is resumed.
     *
     * @param node a node of this cluster
     * @param limit how long it may take to be ready; positive. When it passes, the node stays as it is
     * @throws InvalidInputException if the limit is not positive
     * @throws ClusterException if the backend fails or the node does not become ready in time
     */
    void start(Node node, Duration limit);

    /**
     * Shuts a node down in order, starts it, and returns when it is ready. For other limits than the default ones, use
     * {@link #stop(Node, Duration)} and {@link #start(Node, Duration)}.
     *
     * @param node a node of this cluster; one that is off is started
     * @throws ClusterException if the backend fails or the node does not become ready in time
     */
    default void reboot(Node node) {
        stop(node);
        start(node);
    }
}
