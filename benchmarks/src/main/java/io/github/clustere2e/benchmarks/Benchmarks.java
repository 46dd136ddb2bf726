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
     * @param arguments {@code nodes}, {@code scale}, {@code restore}, {@code install}, {@code evidence}, {@code suite} or {@code ssh}; the number
     *     of nodes (40, 100, 5, 10, 10, 5 and 20) and of rounds (3, but 1 of {@code scale})
     * @throws Exception if a measured command fails
     */
    public static void main(String[] arguments) throws Exception {
        String which = arguments.length > 0 ? arguments[0] : "nodes";
        int rounds = number(arguments, 2, which.equals("scale") ? 1 : ROUNDS);
        Samples samples = new Samples();
        switch (which) {
            case "nodes" -> rounds(NodesBenchmark::round, number(arguments, 1, 40), rounds, samples);
            case "scale" -> rounds(ScaleBenchmark::round, number(arguments, 1, 100), rounds, samples);
            case "restore" -> rounds(RestoreBenchmark::round, number(arguments, 1, 5), rounds, samples);
            case "install" -> rounds(InstallBenchmark::round, number(arguments, 1, 10), rounds, samples);
            case "evidence" -> rounds(EvidenceBenchmark::round, number(arguments, 1, 10), rounds, samples);
            case "suite" -> rounds(SuiteBenchmark::round, number(arguments, 1, 5), rounds, samples);
            case "ssh" -> {
                CommandBenchmark.run(rounds, samples);
                SshBenchmark.run(number(arguments, 1, 20), rounds, samples);
            }
            default -> {
                System.err.println(
                        "benchmarks/run knows 'nodes', 'scale', 'restore', 'install', 'evidence', 'suite' and 'ssh', not '"
                                + which + "'");
                System.exit(2);
            }
        }
        System.out.println(samples.table());
    }

    /** What is measured once a round. */
    private interface Round {
        void run(int nodes, Samples samples) throws Exception;
    }

    private static void rounds(Round round, int nodes, int rounds, Samples samples) throws Exception {
        for (int i = 1; i <= rounds; i++) {
            round.run(nodes, samples);
            System.err.printf(Locale.ROOT, "round %d of %d: %s%n", i, rounds, samples);
        }
    }

    private static int number(String[] arguments, int place, int otherwise) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : otherwise;
    }
}
