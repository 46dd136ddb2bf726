// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.terminal;

import io.github.clustere2e.api.ProgressEvent;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Progress for logs: a line when a phase begins, says something, ends, or fails on a node. */
final class PlainProgress extends Progress {

    private final Console console;

    PlainProgress(Console console, int nodes, LongSupplier nanos) {
        super(nodes, nanos);
        this.console = console;
    }

    /** A node of which something is heard after so long is worth a line: somebody wonders what goes on. */
    private static final Duration LONG = Duration.ofSeconds(3);

    @Override
    void changed(Phase phase, ProgressEvent event, boolean begins, boolean ends) {
        if (event.kind() == ProgressEvent.Kind.FAILED && event.node().isPresent()) {
            print(phase.name() + ": " + event.node().get() + " failed"
                    + phase.word().map(word -> ": " + word).orElse(""));
        } else if (event.kind() == ProgressEvent.Kind.NOTE && event.node().isEmpty()) {
            phase.word().ifPresent(word -> print(phase.name() + ": " + word));
        } else if (event.kind() == ProgressEvent.Kind.NOTE
                && phase.duration(now()).compareTo(LONG) > 0) {
            print(phase.name() + ": " + event.node().orElse("") + " "
                    + phase.word().orElse(""));
        } else if (begins && !ends) {
            print(phase.name() + (event.text().isBlank() ? "" : ": " + event.text()));
        }
        if (ends) {
            end(phase);
        }
    }

    @Override
    public synchronized void close() {
        for (Phase phase : phases()) {
            if (!phase.ended()) {
                phase.close(now());
                end(phase);
            }
        }
    }

    private void end(Phase phase) {
        String count = phase.count();
        print(phase.name() + ": " + (count.isEmpty() ? "" : count + " ") + (phase.broken() ? "not done" : "done")
                + " in " + Durations.exact(phase.duration(now())));
    }

    private void print(String line) {
        console.err()
                .println(String.format(Locale.ROOT, "[%6.1f s] %s", elapsed().toMillis() / 1000.0, line));
    }
}
