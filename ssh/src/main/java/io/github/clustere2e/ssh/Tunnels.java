// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.Trouble;

/** Opens tunnels on a node's link, on a new connection when the one that there was is lost. Immutable. */
final class Tunnels {

    private final String node;
    private final Link link;

    Tunnels(String node, Link link) {
        this.node = node;
        this.link = link;
    }

    String node() {
        return node;
    }

    /** Connects to the node, if it is not connected. */
    void prepare() {
        link.connect(Deadline.in(link.connectTimeout()));
    }

    Tunnel open(Destination destination) {
        return open(destination, Deadline.in(link.connectTimeout()));
    }

    /** Nothing was sent to the other end before this returns, so trying again harms nobody. */
    Tunnel open(Destination destination, Deadline deadline) {
        Backoff backoff = new Backoff();
        while (true) {
            TunnelException failure;
            try {
                return link.connect(deadline).tunnel(destination, deadline);
            } catch (TunnelException e) {
                failure = e;
            }
            if (failure.refused() || link.isClosed() || deadline.passed()) {
                throw new NodeConnectionException(
                        node,
                        Trouble.FORWARDING.explain("no way to " + destination + ": " + failure.advice(destination)),
                        false,
                        failure);
            }
            try {
                backoff.pause(deadline);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedClusterException(
                        node + ": interrupted while it opened a way to " + destination, e);
            }
        }
    }
}
