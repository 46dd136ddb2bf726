// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.time.Duration;

/** A moment that a wait must not pass. Immutable. */
final class Deadline {

    private final long nanos;

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime() + saturated(limit));
    }

    Deadline orIn(Duration limit) {
        Deadline other = in(limit);
        return other.nanos - nanos < 0 ? other : this;
    }

    /** Never negative. */
    long leftNanos() {
        return Math.max(0, nanos - System.nanoTime());
    }

    /** At least 1, since 0 means "for ever" to sockets. */
    int leftMillis() {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, leftNanos() / 1_000_000));
    }

    boolean passed() {
        return leftNanos() == 0;
    }

    /** The duration in nanoseconds, or a century if it is longer than that. */
    static long saturated(Duration limit) {
        return Math.min(limit.toSeconds(), 3_000_000_000L) * 1_000_000_000L + limit.toNanosPart();
    }
}
