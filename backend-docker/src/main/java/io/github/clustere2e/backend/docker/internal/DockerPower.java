// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.PauseControl;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.backend.ClusterHandle;
import java.time.Duration;

/** Switches containers off and on, and freezes them. */
final class DockerPower implements PowerControl, PauseControl {

    /** A process that waits for a disk dies only when it has what it waits for. */
    private static final Duration KILL_LIMIT = Duration.ofSeconds(30);

    private final ContainerStates states;
    private final Deaths deaths;
    private final ClusterHandle cluster;

    DockerPower(ContainerStates states, Deaths deaths, ClusterHandle cluster) {
        this.states = states;
        this.deaths = deaths;
        this.cluster = cluster;
    }

    @Override
    public void kill(Node node) {
        String container = container(node);
        states.signal(node.name(), container, ContainerStates.KILL);
        // A frozen process dies when it thaws; not every engine sees to that by itself.
        states.thaw(node.name(), container);
        if (!states.awaitStopped(container, KILL_LIMIT)) {
            throw new NodeException(
                    node.name(),
                    "its container has not ended " + KILL_LIMIT.toSeconds() + " s after it was killed",
                    null);
        }
        cluster.disconnect(node);
    }

    @Override
    public void stop(Node node, Duration limit) {
        check(limit);
        String container = container(node);
        states.thaw(node.name(), container);
        states.signal(node.name(), container, NodeContainers.HALT);
        if (states.awaitStopped(container, limit)) {
            cluster.disconnect(node);
        } else {
            kill(node);
        }
    }

    @Override
    public void start(Node node, Duration limit) {
        check(limit);
        String container = container(node);
        deaths.listen(cluster.identity().id());
        deaths.forget(container);
        states.thaw(node.name(), container);
        states.start(node.name(), container);
        cluster.awaitReady(node, limit);
    }

    @Override
    public void pause(Node node) {
        states.freeze(node.name(), container(node));
    }

    @Override
    public void resume(Node node) {
        String container = container(node);
        states.refuseStopped(node.name(), container);
        states.thaw(node.name(), container);
        cluster.awaitReady(node);
    }

    private static void check(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new InvalidInputException("A time limit of " + limit + " is not positive");
        }
    }

    private String container(Node node) {
        return cluster.machine(node).reference();
    }
}
