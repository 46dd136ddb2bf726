// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.benchmarks;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.testkit.evidence.EvidenceCollection;
import io.github.clustere2e.testkit.evidence.EvidenceReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Evidence from many nodes against evidence from one. */
final class EvidenceBenchmark {

    /** The first costs what Java and the connections take to warm up, whichever it is. */
    private static final int WARM_UP = 2;

    private static final int PAIRS = 5;

    private EvidenceBenchmark() {}

    static void round(int nodes, Samples samples) throws IOException {
        try (Cluster many = create("benchmark", nodes);
                Cluster one = create("benchmark-one", 1)) {
            for (int i = 0; i < WARM_UP + PAIRS; i++) {
                double ofMany = collect(many);
                double ofOne = collect(one);
                if (i >= WARM_UP) {
                    samples.add("evidence of " + nodes + " nodes, against that of one", ofMany, ofOne);
                }
            }
        }
    }

    private static Cluster create(String name, int nodes) {
        return Clusters.create(
                ClusterSpec.builder().name(name).nodes(Role.AGENT, nodes).build());
    }

    private static double collect(Cluster cluster) throws IOException {
        Path directory = Files.createTempDirectory("evidence-benchmark");
        try {
            long begun = System.nanoTime();
            EvidenceReport report = EvidenceCollection.of(cluster)
                    .test("a test", "")
                    .since(Instant.now().minusSeconds(600))
                    .error(new IllegalStateException("it failed"))
                    .into(directory);
            double took = Samples.since(begun);
            if (!report.problems().isEmpty()) {
                throw new IllegalStateException("evidence is missing: " + report.problems());
            }
            return took;
        } finally {
            remove(directory);
        }
    }

    private static void remove(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(directory)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
