// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened.
 *
 * @param start when it began, by the clock of whoever tells it
 * @param duration how long it went on; zero for what happens at once
 * @param node where; empty if nowhere in particular
 * @param kind what sort of thing it is
 * @param bad whether it went wrong
 * @param text what it is
 */
public record Moment(Instant start, Duration duration, Optional<String> node, Kind kind, boolean bad, String text) {

    /** Who tells it. */
    public enum Kind {
        /** A command of the test. */
        COMMAND,
        /** A command of the test that had not ended. */
        RUNNING,
        /** A unit of systemd, by the journal. */
        UNIT,
        /** The machine, by the backend. */
        MACHINE,
        /** A step of the set-up. */
        STEP,
        /** The test itself. */
        TEST
    }

    /** When it was over. */
    public Instant end() {
        return start.plus(duration);
    }
}
