// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.collect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Does many things at once, and waits for them no longer than it may: what hangs is interrupted, and left alone if it does
 * not heed that. For things that throw nothing.
 *
 * <p>Its threads are its own and daemons: pools may be shut down by the time that the machine is, and so may whoever waits.
 */
final class Branches {

    /** How long those that are interrupted may take to put down what they have. */
    static final Duration GRACE = Duration.ofSeconds(2);

    private static final int MOST_AT_ONCE = 128;

    private final CountDownLatch open;
    private final Queue<Runnable> waiting;
    private final List<Thread> threads = new ArrayList<>();

    private Branches(List<Runnable> work) {
        this.open = new CountDownLatch(work.size());
        this.waiting = new ConcurrentLinkedQueue<>(work);
    }

    /** Returns how it went. If this thread is interrupted meanwhile, that cuts the waiting short and stays to be seen. */
    static Ending run(List<Runnable> work, Duration limit) {
        Branches branches = new Branches(work);
        branches.start(Math.min(work.size(), MOST_AT_ONCE));
        return branches.await(limit);
    }

    private void start(int count) {
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(this::work, "cluster-e2e-evidence-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void work() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            try {
                next.run();
            } finally {
                open.countDown();
            }
        }
    }

    private Ending await(Duration limit) {
        try {
            if (open.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                return Ending.DONE;
            }
            cutShort();
            return Ending.OUT_OF_TIME;
        } catch (InterruptedException e) {
            cutShort();
            Thread.currentThread().interrupt();
            return Ending.INTERRUPTED;
        }
    }

    private void cutShort() {
        waiting.clear();
        threads.forEach(Thread::interrupt);
        long end = System.nanoTime() + GRACE.toNanos();
        boolean interrupted = false;
        for (Thread thread : threads) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(thread, end - System.nanoTime());
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** How it ended. */
    enum Ending {
        /** Everything was done. */
        DONE,
        /** The time was over. */
        OUT_OF_TIME,
        /** Whoever waited was interrupted. */
        INTERRUPTED
    }
}
