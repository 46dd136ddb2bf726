// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.demo;

import io.github.clustere2e.cli.terminal.Durations;
import io.github.clustere2e.cli.terminal.Style;
import java.time.Duration;
import java.util.List;

/** Draws a timeline: one line a phase, its bar where and as long as it was. */
final class TimelineChart {

    private static final int COLUMNS = 40;
    private static final int PART_INDENT = 2;

    private TimelineChart() {}

    /** Returns the lines; ends with a line end. Phases that took no visible time get the shortest bar there is. */
    static String of(List<Span> spans, Style style) {
        long total = spans.stream().mapToLong(Span::end).max().orElse(0);
        int widest = spans.stream().mapToInt(span -> name(span).length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Span span : spans) {
            int from = column(span.begin(), total);
            int columns = Math.max(1, column(span.end(), total) - from);
            int offset = Math.min(from, COLUMNS - columns);
            String bar = style.bar(columns);
            text.append(pad(name(span), widest))
                    .append("  ")
                    .append(" ".repeat(offset))
                    .append(span.part() ? style.dim(bar) : style.good(bar))
                    .append(" ".repeat(COLUMNS - offset - columns))
                    .append(duration(span.end() - span.begin()))
                    .append('\n');
        }
        return text.append(pad("total", widest))
                .append(" ".repeat(COLUMNS + 2))
                .append(duration(total))
                .append('\n')
                .toString();
    }

    private static String name(Span span) {
        return " ".repeat(span.part() ? PART_INDENT : 0) + span.name();
    }

    private static int column(long nanos, long total) {
        return total == 0 ? 0 : (int) Math.round((double) COLUMNS * nanos / total);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String duration(long nanos) {
        return String.format("  %9s", Durations.exact(Duration.ofNanos(nanos)));
    }
}
