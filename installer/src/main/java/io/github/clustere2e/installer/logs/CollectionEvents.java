// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.ProgressEvent;
import io.github.clustere2e.api.ProgressEvent.Kind;
import io.github.clustere2e.api.ProgressListener;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells how a collection gets on, and keeps what the listener throws from those who collect. */
record CollectionEvents(ProgressListener listener) {

    static final String PHASE = "collect logs";

    private static final Logger LOG = LoggerFactory.getLogger(CollectionEvents.class);

    NodeLogs around(Node node, Supplier<NodeLogs> work) {
        long begun = System.nanoTime();
        tell(node, Kind.STARTED, "", Duration.ZERO);
        NodeLogs logs;
        try {
            logs = work.get();
        } catch (RuntimeException e) {
            tell(node, Kind.FAILED, String.valueOf(e.getMessage()), since(begun));
            throw e;
        }
        Optional<MissingLog> failure = logs.failures().stream().findFirst();
        tell(
                node,
                failure.isPresent() ? Kind.FAILED : Kind.FINISHED,
                failure.map(log -> log.toString().lines().findFirst().orElse(""))
                        .orElse(""),
                since(begun));
        return logs;
    }

    private void tell(Node node, Kind kind, String text, Duration took) {
        ProgressEvent event = new ProgressEvent(PHASE, Optional.of(node.name()), kind, text, took);
        try {
            listener.progress(event);
        } catch (RuntimeException e) {
            LOG.warn("A progress listener failed at {}", event, e);
        }
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
