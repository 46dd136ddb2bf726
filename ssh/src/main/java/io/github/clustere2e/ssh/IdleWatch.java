// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a command has written nothing for too long. Thread-safe.
 *
 * <p>Output only notes the time; the clock looks at it when the limit could have passed, not at every piece of output.
 */
final class IdleWatch {

    private final long limitNanos;
    private final Runnable onIdle;
    private volatile long lastHeard;
    private @Nullable ScheduledFuture<?> next;
    private boolean ended;

    /**
     * Makes one that does not watch yet.
     *
     * @param onIdle called once at most, on the clock's thread; quick
     */
    IdleWatch(Duration limit, Runnable onIdle) {
        this.limitNanos = Deadline.saturated(limit);
        this.onIdle = onIdle;
    }

    void begin() {
        heard();
        schedule(limitNanos);
    }

    /** Output has come. */
    void heard() {
        lastHeard = System.nanoTime();
    }

    synchronized void end() {
        ended = true;
        if (next != null) {
            next.cancel(false);
        }
    }

    private synchronized void schedule(long nanos) {
        if (!ended) {
            if (next != null) {
                next.cancel(false);
            }
            next = Daemons.CLOCK.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void look() {
        long left = limitNanos - (System.nanoTime() - lastHeard);
        if (left <= 0) {
            onIdle.run();
        } else {
            schedule(left);
        }
    }
}
