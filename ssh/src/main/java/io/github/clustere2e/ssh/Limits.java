// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.Command;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The time that a command may take in all, and the time that it may be idle; both run from when it is sent first. */
final class Limits {

    private final Command command;
    private final Runnable timeIsUp;
    private final @Nullable IdleWatch idle;
    private volatile @Nullable Future<?> timer;

    /**
     * Makes limits that do not run yet.
     *
     * @param timeIsUp called at most once, quick
     * @param idleTooLong called at most once, quick
     */
    Limits(Command command, Runnable timeIsUp, Runnable idleTooLong) {
        this.command = command;
        this.timeIsUp = timeIsUp;
        this.idle = command.idleTimeout()
                .map(limit -> new IdleWatch(limit, idleTooLong))
                .orElse(null);
    }

    /** Hears of output; {@code null} where that does not matter. */
    @Nullable
    IdleWatch idle() {
        return idle;
    }

    /** It is sent, perhaps once more. */
    void begin() {
        if (timer == null) {
            if (idle != null) {
                idle.begin();
            }
            timer = Daemons.CLOCK.schedule(timeIsUp, Deadline.saturated(command.timeout()), TimeUnit.NANOSECONDS);
        }
        if (idle != null) {
            idle.heard();
        }
    }

    void end() {
        Future<?> running = timer;
        if (running != null) {
            running.cancel(false);
        }
        if (idle != null) {
            idle.end();
        }
    }
}
