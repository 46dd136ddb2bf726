// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.internal.lending;

import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.FanOut;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeGroup;
import io.github.clustere2e.api.PauseControl;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.ProgressListener;
import io.github.clustere2e.installer.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Makes a cluster as it was: its nodes go on and are switched on, and then everything must answer. */
final class Health {

    /** A paused node never answers. */
    private static final Command ANSWER =
            Command.builder("true").timeout(Duration.ofSeconds(5)).build();

    private Health() {}

    /** Returns why the cluster cannot be given to anybody; empty if it is well now. */
    static Optional<String> restore(Recipe recipe, Cluster cluster) {
        List<String> wanted = recipe.spec().groups().stream()
                .map(NodeGroup::nodeNames)
                .flatMap(List::stream)
                .toList();
        List<String> there = cluster.nodes().stream().map(Node::name).toList();
        if (!there.equals(wanted)) {
            return Optional.of("it has the nodes " + there + " instead of " + wanted);
        }
        try {
            wake(cluster);
            recipe.installer()
                    .filter(software -> software.operations().contains(Operation.WAIT))
                    .ifPresent(
                            software -> software.plan(cluster, Operation.WAIT).run(ProgressListener.none()));
            return Optional.empty();
        } catch (ClusterException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** A node that answers is on and not paused; the others are started, which lets a paused one go on too. */
    private static void wake(Cluster cluster) {
        FanOut.Outcome<Node, CommandResult> answers = cluster.nodes().each("ask all nodes", node -> node.run(ANSWER));
        if (answers.failures().isEmpty()) {
            return;
        }
        if (cluster.capabilities().contains(PowerControl.class)) {
            each(cluster, PowerControl.class, PowerControl::start);
        } else if (cluster.capabilities().contains(PauseControl.class)) {
            each(cluster, PauseControl.class, PauseControl::resume);
        }
        cluster.nodes().run(ANSWER);
    }

    private static <C extends Capability> void each(Cluster cluster, Class<C> type, BiConsumer<C, Node> task) {
        C capability = cluster.capability(type);
        cluster.nodes()
                .each("make as it was", node -> {
                    task.accept(capability, node);
                    return node;
                })
                .orThrow();
    }
}
