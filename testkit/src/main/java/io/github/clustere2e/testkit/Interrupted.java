// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import io.github.clustere2e.api.FanOut;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the evidence of the tests that run when this process is told to end, as a build server does after its time limit.
 * Their clusters are there until it has ended.
 */
final class Interrupted {

    /** Whoever sends SIGTERM often sends SIGKILL ten seconds later. */
    private static final Duration LIMIT = Duration.ofSeconds(8);

    private static final Set<FailedTest> RUNNING = new LinkedHashSet<>();
    private static @Nullable Thread hook;

    private Interrupted() {}

    static synchronized void add(FailedTest test) {
        if (hook == null) {
            hook = new Thread(Interrupted::collect, "cluster-e2e-evidence");
            Runtime.getRuntime().addShutdownHook(hook);
        }
        RUNNING.add(test);
    }

    static synchronized void remove(FailedTest test) {
        RUNNING.remove(test);
    }

    private static void collect() {
        List<FailedTest> tests;
        synchronized (Interrupted.class) {
            tests = List.copyOf(RUNNING);
        }
        FanOut.of("collect the evidence of tests that were running")
                .over(tests, Object::toString, test -> test.collectNow(LIMIT))
                .results()
                // The log may have been shut down already.
                .values()
                .forEach(report -> System.err.println(report));
    }
}
