// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.PauseControl;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.backend.ClusterHandle;
import java.time.Duration;

/** Switches machines off and on, and freezes them. There is nothing that would shut down in an order: stopping is killing. */
final class SimulatedPower implements PowerControl, PauseControl {

    private final ClusterHandle cluster;

    SimulatedPower(ClusterHandle cluster) {
        this.cluster = cluster;
    }

    @Override
    public void kill(Node node) {
        machine(node).stop();
        cluster.disconnect(node);
    }

    @Override
    public void stop(Node node, Duration limit) {
        check(limit);
        kill(node);
    }

    @Override
    public void start(Node node, Duration limit) {
        check(limit);
        SimulatedMachine machine = machine(node);
        machine.resume();
        machine.start();
        cluster.awaitReady(node, limit);
    }

    @Override
    public void pause(Node node) {
        running(node).pause();
    }

    @Override
    public void resume(Node node) {
        running(node).resume();
        cluster.awaitReady(node);
    }

    private SimulatedMachine running(Node node) {
        SimulatedMachine machine = machine(node);
        if (!machine.isOn()) {
            throw new NodeException(
                    node.name(),
                    Trouble.NODE_OFF.explain("it is off, so that it can be neither paused nor resumed: start it first"),
                    null);
        }
        return machine;
    }

    private SimulatedMachine machine(Node node) {
        return SimulatedClusters.machine(cluster.machine(node))
                .orElseThrow(() -> new NodeException(node.name(), "its machine is gone", null));
    }

    private static void check(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new InvalidInputException("A time limit of " + limit + " is not positive");
        }
    }
}
