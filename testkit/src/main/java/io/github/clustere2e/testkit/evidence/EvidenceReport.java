// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence;

import io.github.clustere2e.testkit.evidence.facts.LikelyCause;
import io.github.clustere2e.testkit.evidence.facts.Problem;
import io.github.clustere2e.testkit.evidence.facts.SshLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a collection of evidence has brought.
 *
 * <p>Immutable and thread-safe.
 *
 * @param directory where everything is
 * @param index the page to read first
 * @param likelyCause why the test has probably failed; empty if nothing speaks for anything
 * @param problems what could not be collected, or not whole
 * @param sshLines how to get to each node; none if the cluster is not kept
 * @param duration how long it took
 * @since 0.1
 */
public record EvidenceReport(
        Path directory,
        Path index,
        Optional<LikelyCause> likelyCause,
        List<Problem> problems,
        List<SshLine> sshLines,
        Duration duration) {

    /**
     * Copies what it is given.
     *
     * @param directory as the record says
     * @param index as the record says
     * @param likelyCause as the record says
     * @param problems as the record says
     * @param sshLines as the record says
     * @param duration as the record says
     */
    public EvidenceReport {
        problems = List.copyOf(problems);
        sshLines = List.copyOf(sshLines);
    }

    /**
     * Says what to do next.
     *
     * @return several lines, to be printed with the failure
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Evidence: ").append(index.toAbsolutePath());
        likelyCause.ifPresent(
                cause -> text.append("\nLikely cause: ").append(cause.toString().replace("\n", "\n    ")));
        sshLines.forEach(
                line -> text.append('\n').append(line.node()).append(": ").append(line.command()));
        if (!problems.isEmpty()) {
            text.append("\nNot collected: ").append(problems.size()).append(", which the page lists");
        }
        return text.toString();
    }
}
