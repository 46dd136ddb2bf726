// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.Finding;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.backend.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs checks at the same time, each with its limit: one that fails or hangs is a finding like any other. */
final class Examiner {

    private static final Logger LOG = LoggerFactory.getLogger(Examiner.class);
    private static final int TO_TIDY_UP_SECONDS = 10;

    private Examiner() {}

    /** Returns one finding for each check, in the order of the checks. */
    static List<Finding> examine(List<? extends Check> checks) {
        ExecutorService threads = Executors.newCachedThreadPool(Examiner::thread);
        try {
            long begun = System.nanoTime();
            List<Future<Finding>> answers = new ArrayList<>();
            checks.forEach(check -> answers.add(threads.submit(check::examine)));
            List<Finding> findings = new ArrayList<>();
            for (int i = 0; i < checks.size(); i++) {
                findings.add(answer(checks.get(i), answers.get(i), begun));
            }
            return findings;
        } finally {
            end(threads);
        }
    }

    /** Those that have been given up may still tidy up after themselves. */
    private static void end(ExecutorService threads) {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(TO_TIDY_UP_SECONDS, TimeUnit.SECONDS)) {
                LOG.debug("A check that was given up still runs");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Finding answer(Check check, Future<Finding> answer, long begun) {
        try {
            long left = check.limit().toNanos() - (System.nanoTime() - begun);
            return answer.get(Math.max(left, 1), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            return Finding.warning(
                    check.id(), "The check itself failed: " + e.getCause(), "Look yourself at what it looks at.");
        } catch (TimeoutException e) {
            return Finding.warning(
                    check.id(),
                    "The check did not end within " + check.limit().toSeconds() + " s.",
                    "The machine is very busy, or what the check asks hangs: try again when less is going on.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException("interrupted while the check " + check.id() + " ran", e);
        }
    }

    /** A check that hangs must not keep the process. */
    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "cluster-e2e-doctor");
        thread.setDaemon(true);
        return thread;
    }
}
