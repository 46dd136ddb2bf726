// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.cause;

import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.testkit.evidence.internal.NodeFacts;
import io.github.clustere2e.testkit.evidence.internal.Situation;
import io.github.clustere2e.testkit.evidence.internal.cause.Finding.Strength;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** There is no room on a disk. */
final class DiskFull implements Rule {

    private static final List<String> WORDS = List.of("no space left on device", "disk quota exceeded", "enospc");

    private static final String CURE = Trouble.NODE_DISK_FULL.explain(
            "Free space: 'df -h' and 'du -x' tell what takes it. A container's disk is a part of this machine's.");

    @Override
    public Stream<Finding> find(Situation situation) {
        List<String> told = Suspicion.lines(situation, WORDS);
        List<String> ran = told.isEmpty() ? Suspicion.commandLines(situation, WORDS) : told;
        Stream<Finding> nodes = situation.nodes().stream()
                .filter(node -> !node.fullDisks().isEmpty())
                .map(node -> of(node, strength(situation, node, told), ran));
        return ran.isEmpty()
                        || situation.nodes().stream()
                                .anyMatch(node -> !node.fullDisks().isEmpty())
                ? nodes
                : Stream.of(Finding.of(
                        told.isEmpty() ? Strength.HAPPENED : Strength.CERTAIN,
                        "There was no room on a disk.",
                        Optional.empty(),
                        ran,
                        CURE));
    }

    private static Strength strength(Situation situation, NodeFacts node, List<String> told) {
        if (!told.isEmpty()) {
            return Strength.CERTAIN;
        }
        return Suspicion.isAbout(situation, node) ? Strength.TOLD : Strength.SEEN;
    }

    private static Finding of(NodeFacts node, Strength strength, List<String> ran) {
        return Finding.of(
                strength,
                "A disk of node " + node.name() + " is full.",
                Optional.of(node.name()),
                Stream.concat(ran.stream(), node.fullDisks().stream()).toList(),
                CURE);
    }
}
