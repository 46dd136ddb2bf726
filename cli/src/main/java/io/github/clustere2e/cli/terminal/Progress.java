// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.terminal;

import io.github.clustere2e.api.ProgressEvent;
import io.github.clustere2e.api.ProgressListener;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Shows on standard error how work gets on: lines that rewrite themselves on a terminal, one line for each begin and end
 * of a phase elsewhere. Thread-safe. Close it when the work has ended, well or badly.
 */
public abstract class Progress implements ProgressListener, AutoCloseable {

    private final Map<String, Phase> phases = new LinkedHashMap<>();
    private final Map<String, Integer> expected = new HashMap<>();
    private final int nodes;
    private final LongSupplier nanos;
    private final long begun;

    Progress(int nodes, LongSupplier nanos) {
        this.nodes = nodes;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
    }

    /** Begins to show work on that many nodes, in the way that suits standard error. */
    public static Progress on(Console console, int nodes) {
        return console.terminal().err()
                ? new LiveProgress(console, nodes, System::nanoTime)
                : new PlainProgress(console, nodes, System::nanoTime);
    }

    /** Says on how many nodes a phase works, where that is not all of them. */
    public final synchronized Progress expecting(Map<String, Integer> nodesByPhase) {
        expected.putAll(nodesByPhase);
        return this;
    }

    @Override
    public final synchronized void progress(ProgressEvent event) {
        Phase phase = phases.get(event.phase());
        boolean fresh = phase == null;
        if (phase == null) {
            phase = new Phase(event.phase(), expected.getOrDefault(event.phase(), nodes), now());
            phases.put(event.phase(), phase);
        }
        boolean ended = phase.ended();
        phase.apply(event, now());
        changed(phase, event, fresh, phase.ended() && !ended);
    }

    /** A phase has changed; called under the lock of this. */
    abstract void changed(Phase phase, ProgressEvent event, boolean begins, boolean ends);

    /** All phases, in the order in which they began; to be called under the lock of this. */
    final List<Phase> phases() {
        return List.copyOf(phases.values());
    }

    final long now() {
        return nanos.getAsLong();
    }

    final Duration elapsed() {
        return Duration.ofNanos(now() - begun);
    }

    @Override
    public abstract void close();
}
