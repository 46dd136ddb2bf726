// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.facts;

import io.github.clustere2e.api.ProgressEvent;
import io.github.clustere2e.api.ProgressListener;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Remembers how the making of a cluster and the installation of software got on, and when. Give it to both as their
 * listener.
 *
 * <p>Thread-safe. It keeps the last {@value #CAPACITY} events.
 *
 * @since 0.1
 */
public final class ProgressHistory implements ProgressListener {

    /** How many events are kept. */
    public static final int CAPACITY = 10_000;

    private final Deque<TimedProgress> events = new ArrayDeque<>();

    /** Makes a history in which there is nothing yet. */
    public ProgressHistory() {}

    @Override
    public synchronized void progress(ProgressEvent event) {
        if (events.size() == CAPACITY) {
            events.removeFirst();
        }
        events.addLast(new TimedProgress(Instant.now(), event));
    }

    /**
     * Returns what was heard since a time.
     *
     * @param time such as when a test began
     * @return in the order in which it was heard; a snapshot
     */
    public synchronized List<TimedProgress> since(Instant time) {
        return events.stream().filter(event -> !event.time().isBefore(time)).toList();
    }
}
