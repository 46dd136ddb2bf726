// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.benchmarks;

import java.util.Locale;

/** Runs the benchmarks and prints what they measure. Arguments: how many nodes, how many rounds. */
public final class Benchmarks {

    private Benchmarks() {}

    /**
     * Runs them all.
     *
     * @param arguments the number of nodes (40) and of rounds (3)
     * @throws Exception if a measured command fails
     */
    public static void main(String[] arguments) throws Exception {
        int nodes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        Samples samples = new Samples();
        CommandBenchmark.run(samples);
        for (int round = 1; round <= rounds; round++) {
            NodesBenchmark.round(nodes, samples);
            System.err.printf(Locale.ROOT, "round %d of %d: %s%n", round, rounds, samples);
        }
        System.out.println(samples.table());
    }
}
