// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.facts;

import java.time.Instant;

/**
 * Counts what a history has forgotten. Not thread-safe.
 *
 * <p>Which of it a time would have been asked for is not kept: nothing, if all had ended before; else all is counted.
 */
final class Forgotten {

    private long count;
    private Instant last = Instant.MIN;

    void add(RecordedCommand command) {
        count++;
        if (command.end().isAfter(last)) {
            last = command.end();
        }
    }

    long since(Instant time) {
        return last.isBefore(time) ? 0 : count;
    }
}
