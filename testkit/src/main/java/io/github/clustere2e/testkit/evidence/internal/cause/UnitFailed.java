// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.cause;

import io.github.clustere2e.testkit.evidence.internal.FailedUnit;
import io.github.clustere2e.testkit.evidence.internal.Moment;
import io.github.clustere2e.testkit.evidence.internal.NodeFacts;
import io.github.clustere2e.testkit.evidence.internal.Situation;
import io.github.clustere2e.testkit.evidence.internal.cause.Finding.Strength;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A unit of systemd has failed. */
final class UnitFailed implements Rule {

    @Override
    public Stream<Finding> find(Situation situation) {
        return situation.nodes().stream()
                .flatMap(node -> node.failedUnits().stream().map(unit -> of(situation, node, unit)));
    }

    private static Finding of(Situation situation, NodeFacts node, FailedUnit failed) {
        String unit = failed.name();
        List<String> journal = node.moments().stream()
                .filter(moment -> moment.bad() && moment.kind() == Moment.Kind.UNIT)
                .filter(moment -> moment.text().contains(unit))
                .map(moment -> moment.start() + " " + moment.text())
                .toList();
        String bare = unit.substring(0, unit.lastIndexOf('.'));
        boolean told = Suspicion.isAbout(situation, node)
                || !Suspicion.lines(situation, List.of(bare)).isEmpty();
        return Finding.of(
                journal.isEmpty() ? Strength.SEEN : told ? Strength.TOLD : Strength.HAPPENED,
                "The unit " + unit + " has failed on node " + node.name()
                        + (journal.isEmpty() ? ", before the test began." : "."),
                Optional.of(node.name()),
                Stream.concat(failed.lastLines().stream(), journal.stream()).toList(),
                "Its status and the end of its journal are in the node's failed-units.txt.");
    }
}
