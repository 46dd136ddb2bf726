// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.ProgressEvent;
import io.github.clustere2e.api.ProgressEvent.Kind;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.Durations;
import io.github.clustere2e.cli.terminal.ExitStatus;
import io.github.clustere2e.cli.terminal.Progress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Does one thing with nodes, several at once, and shows how it gets on.
 *
 * @param phase what is done, for progress and errors
 * @param done the word for it when it is done
 */
record NodeWork(Console console, String phase, String done) {

    /** More only make each other slow, as those that are started do. */
    private static final int AT_ONCE = 8;

    int on(Nodes nodes, Consumer<Node> work) {
        long begun = System.nanoTime();
        try (Progress progress = Progress.on(console, nodes.size())) {
            nodes.atMost(AT_ONCE)
                    .each(phase, node -> {
                        during(progress, node, work);
                        return node;
                    })
                    .orThrow();
        }
        console.err().println(done + " " + Words.nodes(nodes.size()) + " in " + Durations.exact(since(begun)) + ".");
        return ExitStatus.DONE;
    }

    private void during(Progress progress, Node node, Consumer<Node> work) {
        long begun = System.nanoTime();
        tell(progress, node, Kind.STARTED, "", begun);
        try {
            work.accept(node);
        } catch (RuntimeException e) {
            tell(progress, node, Kind.FAILED, String.valueOf(e.getMessage()), begun);
            throw e;
        }
        tell(progress, node, Kind.FINISHED, "", begun);
    }

    private void tell(Progress progress, Node node, Kind kind, String text, long begun) {
        Duration took = kind == Kind.STARTED ? Duration.ZERO : since(begun);
        progress.progress(new ProgressEvent(phase, Optional.of(node.name()), kind, text, took));
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
