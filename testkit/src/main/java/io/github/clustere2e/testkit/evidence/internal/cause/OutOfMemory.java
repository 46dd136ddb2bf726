// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.cause;

import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.testkit.evidence.internal.Moment;
import io.github.clustere2e.testkit.evidence.internal.NodeFacts;
import io.github.clustere2e.testkit.evidence.internal.Situation;
import io.github.clustere2e.testkit.evidence.internal.cause.Finding.Strength;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The kernel ended a process for want of memory. */
final class OutOfMemory implements Rule {

    private static final String CURE = Trouble.NO_MEMORY.explain(
            "Give the node more memory (the option 'memory' of its backend, or fewer nodes on this machine), or let the"
                    + " software use less.");

    private static final Pattern VICTIM = Pattern.compile("Killed process \\d+ \\(([^)]*)\\)");

    @Override
    public Stream<Finding> find(Situation situation) {
        return situation.nodes().stream().flatMap(node -> of(situation, node).stream());
    }

    private static Optional<Finding> of(Situation situation, NodeFacts node) {
        List<String> lines = Stream.concat(
                        node.kills().stream(),
                        node.moments().stream()
                                .filter(moment -> moment.kind() == Moment.Kind.UNIT)
                                .map(Moment::text)
                                .filter(OutOfMemory::tells))
                .distinct()
                .toList();
        boolean now = node.machine().map(machine -> machine.outOfMemory()).orElse(false);
        if (lines.isEmpty() && !now && node.killCounts().isEmpty()) {
            return Optional.empty();
        }
        boolean timed = !lines.isEmpty() || now;
        String who = victim(lines).map(name -> "'" + name + "'").orElse("a process");
        return Optional.of(Finding.of(
                !timed ? Strength.SEEN : Suspicion.isAbout(situation, node) ? Strength.TOLD : Strength.HAPPENED,
                timed
                        ? "The kernel ended " + who + " on node " + node.name() + " for want of memory."
                        : "Processes of node " + node.name()
                                + " were ended for want of memory at some time since it has booted.",
                Optional.of(node.name()),
                timed ? lines : node.killCounts(),
                CURE));
    }

    private static Optional<String> victim(List<String> lines) {
        return lines.stream()
                .map(VICTIM::matcher)
                .filter(Matcher::find)
                .map(parts -> parts.group(1))
                .reduce((first, last) -> last);
    }

    private static boolean tells(String line) {
        String small = line.toLowerCase(Locale.ROOT);
        return small.contains("oom") || small.contains("out of memory");
    }
}
