// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.cause;

import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.testkit.evidence.internal.Errors;
import io.github.clustere2e.testkit.evidence.internal.Moment;
import io.github.clustere2e.testkit.evidence.internal.NodeFacts;
import io.github.clustere2e.testkit.evidence.internal.Situation;
import io.github.clustere2e.testkit.evidence.internal.cause.Finding.Strength;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A node is switched off or paused, or cannot be reached. A test may have wanted that; then its error is not about it. */
final class NodeUnavailable implements Rule {

    @Override
    public Stream<Finding> find(Situation situation) {
        Set<String> down = situation.nodes().stream()
                .filter(node -> node.isOff() || node.isPaused())
                .map(NodeFacts::name)
                .collect(Collectors.toSet());
        Stream<Finding> machines = situation.nodes().stream()
                .filter(node -> down.contains(node.name()))
                .map(node -> of(situation, node));
        Stream<Finding> connections = Errors.of(situation, NodeConnectionException.class)
                .filter(error -> !down.contains(error.node()))
                .map(NodeUnavailable::of);
        return Stream.concat(machines, connections);
    }

    private static Finding of(Situation situation, NodeFacts node) {
        boolean certain = Errors.of(situation, NodeConnectionException.class)
                .anyMatch(error -> error.node().equals(node.name()));
        boolean told = certain || Suspicion.isAbout(situation, node);
        List<String> events = node.moments().stream()
                .filter(moment -> moment.kind() == Moment.Kind.MACHINE)
                .map(moment -> moment.start() + " " + moment.text())
                .toList();
        String cure = node.isPaused()
                ? "PauseControl.resume(node) lets it go on."
                : "PowerControl.start(node) switches it on.";
        String status = node.machine()
                .filter(machine -> machine.exitStatus().isPresent())
                .map(machine -> " with exit status " + machine.exitStatus().getAsInt())
                .orElse("");
        return Finding.of(
                certain ? Strength.CERTAIN : told ? Strength.TOLD : Strength.SEEN,
                "Node " + node.name() + " is "
                        + (node.isPaused() ? "paused" : "switched off: its machine is " + node.state() + status) + ".",
                Optional.of(node.name()),
                events,
                Trouble.NODE_OFF.explain(
                        told
                                ? cure
                                : cure + " The test may have wanted it so: its error does not speak of that node."));
    }

    private static Finding of(NodeConnectionException error) {
        return Finding.of(
                Strength.TOLD,
                "Node " + error.node() + " could not be reached, or the connection to it was lost.",
                Optional.of(error.node()),
                Errors.message(error).lines().toList(),
                "");
    }
}
