// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.demo;

import io.github.clustere2e.api.ProgressEvent;
import io.github.clustere2e.api.ProgressListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Notes when each phase began and ended, and the parts of it that report progress. Thread-safe. */
final class Timeline implements ProgressListener {

    private final LongSupplier nanos;
    private final long begun;
    private final List<Span> spans = new ArrayList<>();
    private final Map<String, Span> parts = new LinkedHashMap<>();

    Timeline(LongSupplier nanos) {
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
    }

    /** Does a phase's work and notes how long it took, also if it fails. */
    <R> R phase(String name, Supplier<R> work) {
        long begin = now();
        try {
            return work.get();
        } finally {
            end(new Span(name, false, begin, now()));
        }
    }

    private synchronized void end(Span phase) {
        spans.add(phase);
        spans.addAll(parts.values());
        parts.clear();
    }

    /** A part lasts from the first word of any node about it to the last. */
    @Override
    public synchronized void progress(ProgressEvent event) {
        long now = now();
        parts.merge(event.phase(), new Span(event.phase(), true, now, now), (known, fresh) -> known.until(now));
    }

    synchronized List<Span> spans() {
        return List.copyOf(spans);
    }

    /** How long the phase that ended last took. */
    synchronized Duration last() {
        return spans.stream()
                .filter(span -> !span.part())
                .reduce((first, second) -> second)
                .map(span -> Duration.ofNanos(span.end() - span.begin()))
                .orElse(Duration.ZERO);
    }

    private long now() {
        return nanos.getAsLong() - begun;
    }
}
