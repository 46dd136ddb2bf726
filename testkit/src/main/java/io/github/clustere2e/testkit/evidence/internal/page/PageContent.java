// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.page;

import io.github.clustere2e.testkit.evidence.facts.LikelyCause;
import io.github.clustere2e.testkit.evidence.facts.Problem;
import io.github.clustere2e.testkit.evidence.facts.SshLine;
import io.github.clustere2e.testkit.evidence.internal.EvidenceFile;
import io.github.clustere2e.testkit.evidence.internal.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is on the page.
 *
 * @param situation what is known
 * @param causes the likely causes, the likeliest first
 * @param problems what could not be collected
 * @param sshLines how to get to each node
 * @param keptUntil how long one can; empty if the cluster is not kept
 * @param notes what else a reader should know
 * @param files the files that are about no node
 * @param took how long it took to collect all that
 */
public record PageContent(
        Situation situation,
        List<LikelyCause> causes,
        List<Problem> problems,
        List<SshLine> sshLines,
        Optional<Instant> keptUntil,
        List<String> notes,
        List<EvidenceFile> files,
        Duration took) {

    /** Copies the lists. */
    public PageContent {
        causes = List.copyOf(causes);
        problems = List.copyOf(problems);
        sshLines = List.copyOf(sshLines);
        notes = List.copyOf(notes);
        files = List.copyOf(files);
    }
}
