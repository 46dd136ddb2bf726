// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.cause;

import io.github.clustere2e.testkit.evidence.internal.NodeFacts;
import io.github.clustere2e.testkit.evidence.internal.Situation;
import io.github.clustere2e.testkit.evidence.internal.cause.Finding.Strength;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A connection was refused: nothing listens where something was expected. */
final class NothingListens implements Rule {

    private static final List<String> WORDS = List.of("connection refused", "econnrefused");

    @Override
    public Stream<Finding> find(Situation situation) {
        List<String> told = Suspicion.lines(situation, WORDS);
        List<String> lines = told.isEmpty() ? Suspicion.commandLines(situation, WORDS) : told;
        if (lines.isEmpty()) {
            return Stream.empty();
        }
        List<NodeFacts> about = situation.nodes().stream()
                .filter(node -> Suspicion.isAbout(situation, node))
                .toList();
        Stream<String> ports = about.size() == 1
                ? about.get(0).listening().stream().map(line -> about.get(0).name() + " has: " + line)
                : Stream.empty();
        return Stream.of(Finding.of(
                told.isEmpty() ? Strength.HAPPENED : Strength.TOLD,
                "A connection was refused: nothing listened at that port then.",
                about.size() == 1 ? Optional.of(about.get(0).name()) : Optional.empty(),
                Stream.concat(ports.limit(4), lines.stream().limit(4)).toList(),
                "See whether the service runs, and at which address it listens: state/sockets.txt of its node. Wait until it"
                        + " is ready with a Condition."));
    }
}
