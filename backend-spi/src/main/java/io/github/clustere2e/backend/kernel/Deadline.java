// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import java.time.Duration;

/** A moment by which something has to be done. */
record Deadline(long nanoTime) {

    static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    /** What is left; one millisecond when nothing is, because a limit must be positive. */
    Duration remaining() {
        long left = nanoTime - System.nanoTime();
        return left > 1_000_000 ? Duration.ofNanos(left) : Duration.ofMillis(1);
    }
}
