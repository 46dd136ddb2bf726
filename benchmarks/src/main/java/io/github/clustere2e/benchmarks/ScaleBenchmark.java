// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.benchmarks;

import io.github.clustere2e.api.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Many nodes: what one of many takes against one of fewer, how much memory they use, and how they go. */
final class ScaleBenchmark {

    private static final int FEWER = 40;

    private ScaleBenchmark() {}

    static void round(int nodes, Samples samples) throws Exception {
        double ofFewer = secondsOfOne(FEWER);
        double removed;
        double ofMany;
        double used = -gigabytesInUse();
        long begun = System.nanoTime();
        try (Cluster cluster = NodesBenchmark.create(nodes)) {
            ofMany = Samples.since(begun) / nodes;
            used += gigabytesInUse();
            begun = System.nanoTime();
            cluster.destroy();
            removed = Samples.since(begun);
        }
        samples.add("one of " + nodes + " nodes ready, against one of " + FEWER, ofMany, ofFewer);
        samples.note(String.format(
                Locale.ROOT,
                "memory of the machine that %d nodes use: %.2f GB, %.0f MB each",
                nodes,
                used,
                used * 1000 / nodes));
        try (Cluster cluster = NodesBenchmark.create(nodes)) {
            begun = System.nanoTime();
            Docker.remove(Docker.containers(cluster));
            samples.add(nodes + " nodes removed, against docker rm -f of such nodes", removed, Samples.since(begun));
        }
    }

    private static double secondsOfOne(int nodes) {
        long begun = System.nanoTime();
        try (Cluster cluster = NodesBenchmark.create(nodes)) {
            return Samples.since(begun) / cluster.nodes().size();
        }
    }

    /** All that is not there for the asking, in 10^9 bytes; what the page cache could give back does not count. */
    private static double gigabytesInUse() throws IOException {
        long total = 0;
        long available = 0;
        for (String line : Files.readAllLines(Path.of("/proc/meminfo"))) {
            total += kibibytes(line, "MemTotal:");
            available += kibibytes(line, "MemAvailable:");
        }
        return (total - available) * 1024 / 1e9;
    }

    private static long kibibytes(String line, String name) {
        return line.startsWith(name)
                ? Long.parseLong(line.substring(name.length()).replace("kB", "").strip())
                : 0;
    }
}
