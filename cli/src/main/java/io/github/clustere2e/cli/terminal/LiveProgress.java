// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.terminal;

import io.github.clustere2e.api.ProgressEvent;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Progress for people who watch: one line a phase, painted over and over in place.
 *
 * <p>It paints by the clock, not by the event: forty nodes make hundreds of events, and the processor is wanted for them.
 */
final class LiveProgress extends Progress {

    private static final int MILLIS_BETWEEN_PAINTINGS = 100;

    private final Console console;
    private final Style style;
    private final ScheduledExecutorService painter;
    private int painted;
    private boolean closed;

    LiveProgress(Console console, int nodes, LongSupplier nanos) {
        super(nodes, nanos);
        this.console = console;
        this.style = console.errStyle();
        this.painter = Executors.newSingleThreadScheduledExecutor(LiveProgress::thread);
        var unused = painter.scheduleWithFixedDelay(
                this::paint, MILLIS_BETWEEN_PAINTINGS, MILLIS_BETWEEN_PAINTINGS, TimeUnit.MILLISECONDS);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "cluster-e2e-progress");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    void changed(Phase phase, ProgressEvent event, boolean begins, boolean ends) {
        // Shown at the next painting.
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            painter.shutdownNow();
            phases().forEach(phase -> phase.close(now()));
            paint();
            closed = true;
        }
    }

    /** Goes up to where the last painting began and writes every line anew, in one write so that nothing flickers. */
    private synchronized void paint() {
        if (closed) {
            return;
        }
        StringBuilder text = new StringBuilder();
        if (painted > 0) {
            text.append("\u001b[").append(painted).append('A');
        }
        List<Phase> phases = phases();
        int widest =
                phases.stream().mapToInt(phase -> phase.name().length()).max().orElse(0);
        for (Phase phase : phases) {
            text.append("\r\u001b[2K").append(line(phase, widest)).append('\n');
        }
        painted = phases.size();
        console.err().print(text);
        console.err().flush();
    }

    private String line(Phase phase, int widest) {
        String sign = !phase.ended() ? style.busy() : phase.broken() ? style.failed() : style.done();
        String facts = String.format(
                " %-" + Math.max(1, widest) + "s  %7s  %9s",
                phase.name(),
                phase.count(),
                Durations.exact(phase.duration(now())));
        int room = console.terminal().columns() - facts.length() - 6;
        String word = phase.ended() && !phase.broken() ? "" : phase.word().orElse("");
        String shown = word.length() <= room ? word : word.substring(0, Math.max(0, room));
        return "  " + sign + facts + (shown.isEmpty() ? "" : "  " + style.dim(shown));
    }
}
