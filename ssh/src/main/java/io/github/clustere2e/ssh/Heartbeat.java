// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.Session;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks a silent server whether it is still there, and gives it up when it does not answer.
 *
 * <p>The library has the same built in, but by time-outs of its reads: one in the middle of a packet would lose a part of
 * it.
 */
final class Heartbeat {

    /** Silence is looked for, and broken, so many times before it is too long. */
    private static final int BEATS = 4;

    private Heartbeat() {}

    static void begin(Session session, Wire wire, Duration longestSilence) {
        long longest = Deadline.saturated(longestSilence);
        long beat = Math.max(1, longest / BEATS);
        ScheduledFuture<?> beats = Daemons.CLOCK.scheduleWithFixedDelay(
                () -> {
                    if (wire.silentNanos() >= longest) {
                        Daemons.WORKERS.execute(wire::close);
                    } else if (wire.silentNanos() >= beat) {
                        // It may block: the server does not read either.
                        Daemons.WORKERS.execute(() -> ask(session));
                    }
                },
                beat,
                beat,
                TimeUnit.NANOSECONDS);
        wire.onEnd(() -> beats.cancel(false));
    }

    /** May block, as long as the server does not read. */
    static void ask(Session session) {
        try {
            session.sendKeepAliveMsg();
        } catch (Exception e) {
            // The connection is breaking; whoever reads from it notices.
        }
    }
}
