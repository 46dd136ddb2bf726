// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.installer.InstallException;
import io.github.clustere2e.installer.InstallReport;
import io.github.clustere2e.testkit.evidence.facts.CommandsSince;
import io.github.clustere2e.testkit.evidence.facts.LikelyCause;
import io.github.clustere2e.testkit.evidence.facts.Problem;
import io.github.clustere2e.testkit.evidence.facts.SshLine;
import io.github.clustere2e.testkit.evidence.facts.TimedProgress;
import io.github.clustere2e.testkit.evidence.internal.ClusterFacts;
import io.github.clustere2e.testkit.evidence.internal.Errors;
import io.github.clustere2e.testkit.evidence.internal.NodeFacts;
import io.github.clustere2e.testkit.evidence.internal.Situation;
import io.github.clustere2e.testkit.evidence.internal.cause.Causes;
import io.github.clustere2e.testkit.evidence.internal.collect.Collector;
import io.github.clustere2e.testkit.evidence.internal.collect.Output;
import io.github.clustere2e.testkit.evidence.internal.collect.SshLines;
import io.github.clustere2e.testkit.evidence.internal.collect.Texts;
import io.github.clustere2e.testkit.evidence.internal.page.Page;
import io.github.clustere2e.testkit.evidence.internal.page.PageContent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One collection, from the first file to the page. Not thread-safe. */
final class CollectionRun {

    private final EvidenceCollection wanted;
    private final Output output;
    private final Instant begun = Instant.now();
    private final long start = System.nanoTime();
    private final List<Problem> problems = new ArrayList<>();

    CollectionRun(EvidenceCollection wanted, Path directory) {
        this.wanted = wanted;
        this.output = Output.prepare(directory);
    }

    /** What this process knows is written first: whatever happens to the rest, it is there. */
    EvidenceReport run() {
        Situation known = known();
        Texts.write(output, known);
        List<NodeFacts> nodes = wanted.cluster.map(this::nodes).orElse(List.of());
        Situation whole = known.with(nodes);
        List<LikelyCause> causes = Causes.of(whole);
        List<SshLine> lines = wanted.keptUntil
                .flatMap(end -> wanted.cluster)
                .map(SshLines::of)
                .orElse(List.of());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        nodes.forEach(node -> problems.addAll(node.problems()));
        Texts.writeVersions(output, whole);
        PageContent content =
                new PageContent(whole, causes, problems, lines, wanted.keptUntil, wanted.notes, output.files(), took);
        output.write(EvidenceCollection.INDEX, Page.of(content));
        return new EvidenceReport(
                output.directory(),
                output.directory().resolve(EvidenceCollection.INDEX),
                causes.stream().findFirst(),
                problems,
                lines,
                took);
    }

    private List<NodeFacts> nodes(Cluster cluster) {
        Collector collector = new Collector(cluster, output, wanted.since, wanted.limit, wanted.maximumSize);
        List<NodeFacts> nodes = collector.collect(wanted.logs);
        problems.addAll(collector.problems());
        return nodes;
    }

    /** Without our own commands, which are nobody's evidence: nothing has been asked of the nodes yet. */
    private Situation known() {
        return new Situation(
                wanted.test,
                wanted.place,
                wanted.error,
                wanted.since,
                wanted.failed.orElse(begun),
                wanted.cluster.map(cluster -> new ClusterFacts(cluster.name(), cluster.backend())),
                wanted.history.map(history -> history.since(wanted.since)).orElse(CommandsSince.none(wanted.since)),
                wanted.progress.map(history -> history.since(wanted.since)).orElse(List.<TimedProgress>of()),
                plan(),
                List.of());
    }

    private Optional<InstallReport> plan() {
        return wanted.plan.or(() -> wanted.error.flatMap(error -> Errors.all(error).stream()
                .filter(InstallException.class::isInstance)
                .map(InstallException.class::cast)
                .flatMap(failure -> Optional.ofNullable(failure.report()).stream())
                .findFirst()));
    }
}
