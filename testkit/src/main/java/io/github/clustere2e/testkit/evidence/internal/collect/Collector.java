// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.collect;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.installer.logs.LogCollection;
import io.github.clustere2e.testkit.evidence.facts.Problem;
import io.github.clustere2e.testkit.evidence.internal.Errors;
import io.github.clustere2e.testkit.evidence.internal.NodeFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects from all nodes of a cluster at once, and reads what has come. Not thread-safe. */
public final class Collector {

    /** Of the limit: what remains is for those that did not answer in time to be ended in good order. */
    private static final double SHARE = 0.8;

    private static final int FILES = 4;
    private static final String NODES = "nodes";

    private final Cluster cluster;
    private final Output output;
    private final Instant since;
    private final Duration limit;
    private final long maximumSize;
    private final List<Problem> problems = new ArrayList<>();

    /** Takes where from, where to, since when, how long it may take, and how many bytes a node may send. */
    public Collector(Cluster cluster, Output output, Instant since, Duration limit, long maximumSize) {
        this.cluster = cluster;
        this.output = output;
        this.since = since;
        this.limit = limit;
        this.maximumSize = maximumSize;
    }

    /** Does it, with the files that the software has declared. */
    public List<NodeFacts> collect(Optional<LogCollection.Builder> declared) {
        List<Findings> findings;
        Branches.Ending ending;
        try {
            Path parent = output.subdirectory(NODES);
            findings =
                    cluster.nodes().stream().map(node -> findings(node, parent)).toList();
            ending = Branches.run(work(findings, collection(declared)), limit);
        } catch (IOException | RuntimeException e) {
            problem("what the nodes tell", Errors.message(e));
            return List.of();
        }
        String why = why(ending);
        return findings.stream()
                .map(each -> new NodeReader(output.directory(), each, since, why).read())
                .toList();
    }

    /** What could not be had that is about no node. */
    public List<Problem> problems() {
        return problems;
    }

    private static Findings findings(Node node, Path parent) {
        return new Findings(node, parent, List.of(NodeWork.INSIDE, NodeWork.OUTSIDE));
    }

    private List<Runnable> work(List<Findings> findings, LogCollection logs) {
        return findings.stream()
                .flatMap(each -> new NodeWork(cluster, logs, since, each).parts().stream())
                .toList();
    }

    private LogCollection collection(Optional<LogCollection.Builder> declared) {
        try {
            return bounded(declared.orElseGet(LogCollection::builder));
        } catch (InvalidInputException e) {
            problem("the logs that the software declares", Errors.message(e));
            return bounded(LogCollection.builder());
        }
    }

    private LogCollection bounded(LogCollection.Builder logs) {
        if (since.isAfter(Instant.EPOCH)) {
            logs.since(since);
        }
        return logs.state()
                .timeout(Duration.ofMillis(Math.max(1, (long) (limit.toMillis() * SHARE))))
                .fileLimit(maximumSize / FILES)
                .nodeLimit(maximumSize)
                .build();
    }

    private String why(Branches.Ending ending) {
        return switch (ending) {
            case DONE -> "it ended early";
            case OUT_OF_TIME ->
                "it had not ended after " + limit.toMillis() / 1000.0
                        + " s, the limit of the whole. Give it longer with EvidenceCollection.limit(...)";
            case INTERRUPTED -> "the collection was interrupted";
        };
    }

    private void problem(String what, String why) {
        problems.add(new Problem(Optional.empty(), what, why));
    }
}
