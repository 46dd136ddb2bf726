// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.cause;

import io.github.clustere2e.testkit.evidence.facts.LikelyCause;
import java.util.List;
import java.util.Optional;

/**
 * A cause for which something speaks.
 *
 * @param cause the cause
 * @param strength how much speaks for it
 */
record Finding(LikelyCause cause, Strength strength) {

    private static final int MOST_LINES = 8;
    private static final int LONGEST_LINE = 400;

    /** How much speaks for a cause; what is first is likelier. */
    enum Strength {
        /** The test's own error says just that. */
        CERTAIN,
        /** The test's own error is about it, or about the node on which it is. */
        TOLD,
        /** It happened while the test ran. */
        HAPPENED,
        /** It is so now, or was at some time; it may have been before the test. */
        SEEN
    }

    static Finding of(Strength strength, String summary, Optional<String> node, List<String> lines, String cure) {
        List<String> shown = lines.stream()
                .filter(line -> !line.isBlank())
                .skip(Math.max(0, lines.stream().filter(line -> !line.isBlank()).count() - MOST_LINES))
                .map(line -> line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 1) + "…")
                .toList();
        return new Finding(
                new LikelyCause(summary, node, shown, cure.isEmpty() ? Optional.empty() : Optional.of(cure)), strength);
    }
}
