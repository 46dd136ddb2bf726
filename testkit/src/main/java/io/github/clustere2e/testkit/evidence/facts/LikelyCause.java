// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.facts;

import java.util.List;
import java.util.Optional;

/**
 * Why a test has probably failed.
 *
 * <p>Immutable and thread-safe.
 *
 * @param summary the cause, in one sentence
 * @param node where it lies, if it is one node's
 * @param evidence what speaks for it: lines that nodes or tools wrote, as they wrote them
 * @param cure what helps; empty if that is not known
 * @since 0.1
 */
public record LikelyCause(String summary, Optional<String> node, List<String> evidence, Optional<String> cure) {

    /**
     * Copies what it is given.
     *
     * @param summary as the record says
     * @param node as the record says
     * @param evidence as the record says
     * @param cure as the record says
     */
    public LikelyCause {
        evidence = List.copyOf(evidence);
    }

    /**
     * Says it all.
     *
     * @return one or more lines, for people
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(summary);
        evidence.forEach(line -> text.append("\n    ").append(line));
        cure.ifPresent(help -> text.append("\nWhat helps: ").append(help));
        return text.toString();
    }
}
