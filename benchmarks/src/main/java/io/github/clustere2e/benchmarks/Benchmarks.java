// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.benchmarks;

import java.util.Locale;

/** Runs the benchmarks and prints what they measure. Arguments: which, how many nodes, how many rounds. */
public final class Benchmarks {

    private static final int ROUNDS = 3;

    private Benchmarks() {}

    /**
     * Runs one benchmark.
     *
     * @param arguments {@code nodes} or {@code ssh}; the number of nodes (40 and 20) and of rounds (3)
     * @throws Exception if a measured command fails
     */
    public static void main(String[] arguments) throws Exception {
        String which = arguments.length > 0 ? arguments[0] : "nodes";
        int rounds = number(arguments, 2, ROUNDS);
        Samples samples = new Samples();
        switch (which) {
            case "nodes" -> nodes(number(arguments, 1, 40), rounds, samples);
            case "ssh" -> {
                CommandBenchmark.run(rounds, samples);
                SshBenchmark.run(number(arguments, 1, 20), rounds, samples);
            }
            default -> {
                System.err.println("benchmarks/run knows 'nodes' and 'ssh', not '" + which + "'");
                System.exit(2);
            }
        }
        System.out.println(samples.table());
    }

    private static void nodes(int nodes, int rounds, Samples samples) throws Exception {
        for (int round = 1; round <= rounds; round++) {
            NodesBenchmark.round(nodes, samples);
            System.err.printf(Locale.ROOT, "round %d of %d: %s%n", round, rounds, samples);
        }
    }

    private static int number(String[] arguments, int place, int otherwise) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : otherwise;
    }
}
