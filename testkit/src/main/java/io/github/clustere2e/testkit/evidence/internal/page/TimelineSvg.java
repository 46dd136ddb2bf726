// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.page;

import io.github.clustere2e.testkit.evidence.internal.Moment;
import io.github.clustere2e.testkit.evidence.internal.Moment.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Draws a lane for each node over time: bars for what takes time, signs for what happens at once. */
final class TimelineSvg {

    private static final int LABELS = 130;
    private static final int CHART = 1000;
    private static final int RIGHT = 20;
    private static final int TOP = 34;
    private static final int ROW = 12;
    private static final int MOST_ROWS = 4;
    private static final int MOST_MARKS = 3000;
    private static final int LONGEST_TITLE = 300;

    private final Timeline timeline;
    private final double span;
    private final StringBuilder svg = new StringBuilder();

    private TimelineSvg(Timeline timeline) {
        this.timeline = timeline;
        this.span = Math.max(0.001, timeline.seconds(timeline.end()));
    }

    static String of(Timeline timeline) {
        return new TimelineSvg(timeline).draw();
    }

    private String draw() {
        List<Lane> lanes = timeline.lanes().stream()
                .map(name -> Lane.of(name, timeline.moments(), MOST_ROWS))
                .toList();
        int height = TOP + lanes.stream().mapToInt(TimelineSvg::height).sum() + 10;
        add(
                "<svg class=\"timeline\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                        + " aria-label=\"What happened when, on which node\">",
                LABELS + CHART + RIGHT, height);
        scale(height);
        int y = TOP;
        int left = MOST_MARKS;
        for (Lane lane : lanes) {
            lane(lane, y, left);
            left -= lane.moments().size();
            y += height(lane);
        }
        double failed = x(timeline.failed());
        add("<line class=\"failure\" x1=\"%.1f\" y1=\"14\" x2=\"%.1f\" y2=\"%d\"/>", failed, failed, height - 6);
        add(
                "<text class=\"failure-label\" x=\"%.1f\" y=\"11\" text-anchor=\"%s\">failed</text>",
                failed, failed > LABELS + CHART - 60 ? "end" : "middle");
        return svg.append("</svg>\n").toString();
    }

    private static int height(Lane lane) {
        return Math.max(1, lane.rows()) * ROW + 12;
    }

    private void scale(int height) {
        double step = step(span);
        for (int i = 0; i * step <= span; i++) {
            double x = LABELS + CHART * i * step / span;
            add("<line class=\"grid\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>", x, TOP - 6, x, height - 6);
            add("<text class=\"tick\" x=\"%.1f\" y=\"%d\">%s</text>", x, TOP - 10, label(i * step, step));
        }
    }

    /** A round number of seconds, so that there are ten ticks at most. */
    static double step(double span) {
        double[] rounds = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400};
        if (span < 10) {
            double step = 0.001;
            for (int i = 0; span / step > 10; i++) {
                step *= i % 3 == 1 ? 2.5 : 2;
            }
            return step;
        }
        for (double round : rounds) {
            if (span / round <= 10) {
                return round;
            }
        }
        return Math.ceil(span / 10 / 86400) * 86400;
    }

    private static String label(double seconds, double step) {
        if (step >= 60) {
            return String.format(Locale.ROOT, "%.0f min", seconds / 60);
        }
        int digits = step >= 1 ? 0 : step >= 0.1 ? 1 : 3;
        return String.format(Locale.ROOT, "%." + digits + "f s", seconds);
    }

    private void lane(Lane lane, int y, int most) {
        int height = height(lane);
        add(
                "<rect class=\"lane\" x=\"0\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\"/>",
                y, LABELS + CHART + RIGHT, height - 4);
        if (!lane.name().isEmpty()) {
            add(
                    "<circle class=\"n%d\" cx=\"12\" cy=\"%.1f\" r=\"4\"/>",
                    timeline.colour(lane.name()), y + (height - 4) / 2.0);
        }
        add(
                "<text class=\"label\" x=\"24\" y=\"%.1f\">%s</text>",
                y + (height - 4) / 2.0 + 4,
                Html.escape(shortened(lane.name().isEmpty() ? "whole cluster" : lane.name(), 16)));
        lane.moments().stream()
                .limit(Math.max(0, most))
                .forEach(placed -> mark(placed.moment(), y + 4 + placed.row() * ROW));
    }

    private void mark(Moment moment, int y) {
        double x = x(moment.start());
        String look = look(moment);
        svg.append("<g><title>")
                .append(Html.escape(shortened(moment.text(), LONGEST_TITLE)))
                .append("</title>");
        if (moment.kind() == Kind.UNIT) {
            add("<path class=\"%s\" d=\"M%.1f %d l5 9 h-10 z\"/>", look, x, y);
        } else if (moment.kind() == Kind.MACHINE) {
            add("<path class=\"%s\" d=\"M%.1f %d l5 5 l-5 5 l-5 -5 z\"/>", look, x, y - 1);
        } else {
            double width = Math.max(2.5, x(moment.end()) - x);
            add(
                    "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"1.5\"/>",
                    look, x, y, width, ROW - 3);
        }
        svg.append("</g>");
    }

    private static String look(Moment moment) {
        return moment.kind().name().toLowerCase(Locale.ROOT) + (moment.bad() ? " bad" : "");
    }

    private double x(Instant time) {
        double x = LABELS + CHART * timeline.seconds(time) / span;
        return Math.max(LABELS, Math.min(LABELS + CHART, x));
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private void add(String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
