// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured: seconds of ours beside seconds of a peer, taken in turn. */
final class Samples {

    private record Pair(double ours, double peer) {}

    private final Map<String, List<Pair>> pairs = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    void add(String what, double ours, double peer) {
        pairs.computeIfAbsent(what, any -> new ArrayList<>()).add(new Pair(ours, peer));
    }

    /** What has no peer. */
    void note(String what) {
        notes.add(what);
    }

    /** One line each: the medians, and the median of the ratios. */
    String table() {
        StringBuilder table = new StringBuilder("| what | ours, s | peer, s | ratio |\n|---|---|---|---|");
        pairs.forEach((what, samples) -> table.append(String.format(
                Locale.ROOT,
                "%n| %s | %.4f | %.4f | %.2f |",
                what,
                median(samples.stream().map(Pair::ours).toList()),
                median(samples.stream().map(Pair::peer).toList()),
                median(samples.stream().map(pair -> pair.ours() / pair.peer()).toList()))));
        notes.forEach(note -> table.append(String.format("%n%s", note)));
        return table.toString();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    @Override
    public String toString() {
        return pairs.toString();
    }
}
