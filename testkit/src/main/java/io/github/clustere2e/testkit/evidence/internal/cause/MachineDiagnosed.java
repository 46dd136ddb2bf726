// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.cause;

import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.testkit.evidence.internal.NodeFacts;
import io.github.clustere2e.testkit.evidence.internal.Situation;
import io.github.clustere2e.testkit.evidence.internal.cause.Finding.Strength;
import java.util.Optional;
import java.util.stream.Stream;

/** The backend itself knows why a machine is as it is. */
final class MachineDiagnosed implements Rule {

    @Override
    public Stream<Finding> find(Situation situation) {
        return situation.nodes().stream().flatMap(node -> of(situation, node).stream());
    }

    private static Optional<Finding> of(Situation situation, NodeFacts node) {
        return node.machine()
                .filter(machine -> machine.cause().isPresent())
                .map(machine -> of(machine, node, Suspicion.isAbout(situation, node)));
    }

    private static Finding of(Diagnostics machine, NodeFacts node, boolean told) {
        return Finding.of(
                told ? Strength.TOLD : Strength.SEEN,
                "Node " + node.name() + " is " + machine.state() + ": "
                        + machine.cause().orElseThrow(),
                Optional.of(node.name()),
                machine.console(),
                machine.cure().orElse(""));
    }
}
