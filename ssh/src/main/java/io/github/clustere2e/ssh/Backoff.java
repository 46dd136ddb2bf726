// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before the next attempt: from about 2 ms, growing to about 50 ms, and on to 250 ms as far as that is a
 * fifth of the time waited already. A host that boots alone is found at once, and one of many that boot together, which
 * takes seconds, is not slowed down by knocks that nobody can answer. Jittered, so that they do not knock together. For one
 * thread.
 */
final class Backoff {

    private static final long FIRST_NANOS = 2_000_000;
    private static final long LONGEST_NANOS = 50_000_000;
    private static final long LONGEST_LATE_NANOS = 250_000_000;
    private static final int PART_OF_WAITED = 5;

    private final long began = System.nanoTime();
    private long nanos = FIRST_NANOS;

    /** Waits, but not past the deadline. */
    void pause(Deadline deadline) throws InterruptedException {
        long wait = Math.min(ThreadLocalRandom.current().nextLong(nanos / 2, nanos + 1), deadline.leftNanos());
        nanos = Math.min(longest(System.nanoTime() - began), nanos * 8 / 5);
        Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
    }

    private static long longest(long waited) {
        return Math.min(LONGEST_LATE_NANOS, Math.max(LONGEST_NANOS, waited / PART_OF_WAITED));
    }
}
