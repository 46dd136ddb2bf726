// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.terminal;

import io.github.clustere2e.api.ProgressEvent;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** How far one phase has got. Not thread-safe: its board guards it. */
final class Phase {

    private final String name;
    private final int nodes;
    private final long begun;
    private final Set<String> started = new HashSet<>();
    private final Set<String> finished = new HashSet<>();
    private final Set<String> failed = new HashSet<>();
    private String word = "";
    private boolean ended;
    private boolean broken;
    private Duration duration = Duration.ZERO;

    Phase(String name, int nodes, long begun) {
        this.name = name;
        this.nodes = nodes;
        this.begun = begun;
    }

    void apply(ProgressEvent event, long now) {
        switch (event.kind()) {
            case STARTED -> event.node().ifPresent(started::add);
            case NOTE -> word = event.text();
            case FINISHED -> event.node().ifPresentOrElse(finished::add, () -> end(false, now));
            case FAILED -> {
                word = event.text();
                event.node().ifPresentOrElse(failed::add, () -> end(true, now));
            }
        }
        if (!ended && finished.size() + failed.size() >= nodes) {
            end(!failed.isEmpty(), now);
        }
    }

    /** Ends a phase of which no end was heard: one that only some nodes had, or that was given up. */
    void close(long now) {
        if (!ended) {
            end(!failed.isEmpty() || !finished.containsAll(started) || started.isEmpty(), now);
        }
    }

    private void end(boolean badly, long now) {
        ended = true;
        broken = badly;
        duration = elapsed(now);
    }

    String name() {
        return name;
    }

    boolean ended() {
        return ended;
    }

    boolean broken() {
        return broken;
    }

    Duration duration(long now) {
        return ended ? duration : elapsed(now);
    }

    /** How many nodes of how many are done, such as {@code 7/40}; empty for work that is not about single nodes. */
    String count() {
        boolean perNode = !(started.isEmpty() && finished.isEmpty() && failed.isEmpty());
        return perNode ? finished.size() + "/" + nodes : "";
    }

    /** What it had to say last, in one line. */
    Optional<String> word() {
        return word.lines().findFirst().filter(line -> !line.isBlank());
    }

    private Duration elapsed(long now) {
        return Duration.ofNanos(now - begun);
    }
}
