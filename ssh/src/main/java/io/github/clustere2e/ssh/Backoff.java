// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before the next attempt: from about 2 ms, growing to about 50 ms, jittered so that many nodes that
 * boot together do not knock together. For one thread.
 */
final class Backoff {

    private static final long FIRST_NANOS = 2_000_000;
    private static final long LONGEST_NANOS = 50_000_000;

    private long nanos = FIRST_NANOS;

    /** Waits, but not past the deadline. */
    void pause(Deadline deadline) throws InterruptedException {
        long wait = Math.min(ThreadLocalRandom.current().nextLong(nanos / 2, nanos + 1), deadline.leftNanos());
        nanos = Math.min(LONGEST_NANOS, nanos * 8 / 5);
        Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
    }
}
