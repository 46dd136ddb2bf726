// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

/**
 * Freezes nodes and lets them go on.
 *
 * <p>On a paused node all processes stand still, and what is sent to it waits: connections stay, new ones to it are not
 * answered, and no one there learns how long it took. So it differs from a node that is off: others see a host that is
 * silent rather than gone.
 *
 * <p>That holds for our own SSH connection too. A command that runs goes on after the pause as if nothing had been, unless
 * its time limit passes meanwhile; one that is begun while the node is paused fails when its time is up. After 60 s of
 * silence the connection is taken for lost, and with it the results of what ran over it.
 *
 * <p>Each method asks for a state. If the node is in it already, nothing is done, and that is no error. Implementations
 * are safe for use by several threads.
 *
 * @see PowerControl
 * @since 0.1
 */
public interface PauseControl extends Capability {

    /**
     * Freezes a node; returns when it stands still.
     *
     * @param node a node of this cluster
     * @throws NodeException if it is off; it says how to start it
     * @throws ClusterException if the backend fails
     */
    void pause(Node node);

    /**
     * Lets a paused node go on, and returns when it is ready by the rules that held when it was created.
     *
     * @param node a node of this cluster
     * @throws NodeException if it is off; it says how to start it
     * @throws ClusterException if the backend fails or the node does not become ready within
     *     {@link ClusterSpec#DEFAULT_TIMEOUT}
     */
    void resume(Node node);
}
