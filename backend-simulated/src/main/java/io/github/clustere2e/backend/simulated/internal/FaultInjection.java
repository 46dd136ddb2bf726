// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.backend.ClusterHandle;
import io.github.clustere2e.backend.simulated.Fault;
import io.github.clustere2e.backend.simulated.SimulatedFaults;
import io.github.clustere2e.backend.simulated.internal.server.NodeHost;

/** Hands faults to the machines that they are for. */
final class FaultInjection implements SimulatedFaults {

    private final ClusterHandle cluster;

    FaultInjection(ClusterHandle cluster) {
        this.cluster = cluster;
    }

    @Override
    public void inject(Node node, Fault fault) {
        host(node).inject(fault, NodeHost.FOR_EVER);
    }

    @Override
    public void inject(Node node, Fault fault, int times) {
        if (times < 1) {
            throw new InvalidInputException("A fault happens at least once, and not " + times + " times");
        }
        host(node).inject(fault, times);
    }

    @Override
    public void disconnect(Node node) {
        host(node).cut();
    }

    @Override
    public void heal(Node node) {
        host(node).heal();
    }

    private NodeHost host(Node node) {
        return SimulatedClusters.machine(cluster.machine(node))
                .orElseThrow(() -> new NodeException(node.name(), "its machine is gone", null))
                .host();
    }
}
