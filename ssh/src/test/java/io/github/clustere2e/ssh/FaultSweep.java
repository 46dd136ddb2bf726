// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.ssh.BreakingProxy.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One fault after the other, some of them at once. */
final class FaultSweep {

    private static final Duration HEALING = Duration.ofSeconds(30);

    private FaultSweep() {}

    /** What must be so whatever breaks. */
    interface Check {
        void accept(Fault fault) throws Exception;
    }

    static void assertAll(List<Fault> faults, Check check) {
        ExecutorService executor = Executors.newFixedThreadPool(12);
        try {
            List<CompletableFuture<Void>> all = faults.stream()
                    .map(fault -> CompletableFuture.runAsync(
                            () -> {
                                try {
                                    check.accept(fault);
                                } catch (Throwable e) {
                                    throw new AssertionError(fault + ": " + e, e);
                                }
                            },
                            executor))
                    .toList();
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        } finally {
            executor.shutdownNow();
        }
    }

    /**
     * What a node in a hurry manages in one of its next attempts, however busy the machine is. What was sent and then lost
     * is no matter of hurry.
     */
    static void assertHeals(Runnable attempt) {
        Deadline limit = Deadline.in(HEALING);
        while (true) {
            try {
                attempt.run();
                return;
            } catch (ClusterException e) {
                boolean sent = e instanceof NodeConnectionException lost && lost.mayHaveStarted();
                if (sent || limit.passed()) {
                    throw e;
                }
            }
        }
    }

    static Stream<Integer> bytes(int from, int to, int step) {
        return IntStream.iterate(from, bytes -> bytes < to, bytes -> bytes + step)
                .boxed();
    }

    static byte[] random(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }
}
