// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.demo;

import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.Durations;
import io.github.clustere2e.cli.terminal.Style;
import java.util.function.Supplier;

/** Tells the newcomer, on standard error, what happens and why, and notes how long it takes. */
final class Narrator {

    private final Console console;
    private final Style style;
    private final Timeline timeline;
    private int chapter;

    Narrator(Console console, Timeline timeline) {
        this.console = console;
        this.style = console.errStyle();
        this.timeline = timeline;
    }

    /** Says what is to be seen. */
    void open(String title, String... lines) {
        console.err().println(style.bold(title));
        for (String line : lines) {
            console.err().println(line);
        }
    }

    /** Does one phase, after saying in a line what it is for. */
    <R> R chapter(String name, String explanation, Supplier<R> work) {
        chapter++;
        console.err().println();
        console.err().println(style.bold(chapter + ". " + name) + "  " + style.dim(explanation));
        return timeline.phase(name, work);
    }

    /** Says how a phase came out. */
    void outcome(String text) {
        console.err()
                .println("  " + style.done() + " " + text + style.dim(" (" + Durations.exact(timeline.last()) + ")"));
    }
}
