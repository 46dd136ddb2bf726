// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How a report is drawn: one row a step, in the order in which they started, below a scale of time. */
final class ReportSvg {

    private static final int LABELS = 260;
    private static final int CHART = 900;
    private static final int ROW = 18;
    private static final int TOP = 44;

    private static final String STYLE = """
            <style>
              text { font: 12px sans-serif; fill: #24292f }
              .done { fill: #7aa7d9 } .critical { fill: #d9822b } .failed { fill: #c23030 }
              .skipped, .not-run { fill: #c9d1d9 } .grid { stroke: #e1e4e8 } .paper { fill: #ffffff }
            </style>
            """;

    private final InstallReport report;
    private final Set<String> critical = new HashSet<>();
    private final double millis;
    private final StringBuilder svg = new StringBuilder();

    private ReportSvg(InstallReport report) {
        this.report = report;
        this.millis = Math.max(1, report.duration().toMillis());
        report.criticalPath().forEach(step -> critical.add(step.id()));
    }

    static String of(InstallReport report) {
        return new ReportSvg(report).draw();
    }

    private String draw() {
        int width = LABELS + CHART + 20;
        int height = TOP + report.steps().size() * ROW + 14;
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">",
                width, height, width, height);
        svg.append(STYLE);
        add("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>", width, height);
        add(
                "<text x=\"10\" y=\"18\">%s: %s; the critical path, %s, stands out</text>",
                escape(report.plan()),
                ReportText.seconds(report.duration()),
                ReportText.seconds(report.criticalTime()));
        scale(height);
        int y = TOP;
        for (StepReport step : report.steps()) {
            row(step, y);
            y += ROW;
        }
        return svg.append("</svg>\n").toString();
    }

    private void scale(int height) {
        for (int i = 0; i <= 10; i++) {
            double x = LABELS + CHART * i / 10.0;
            add("<line class=\"grid\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>", x, TOP - 4, x, height - 8);
            add("<text x=\"%.1f\" y=\"%d\">%.1f s</text>", x, TOP - 10, millis * i / 10_000);
        }
    }

    private void row(StepReport step, int y) {
        double x = LABELS + CHART * step.start().toMillis() / millis;
        double length = Math.max(1.5, CHART * step.duration().toMillis() / millis);
        add("<g><title>%s</title>", escape(title(step)));
        add("<text x=\"10\" y=\"%d\">%s</text>", y + 12, escape(shortened(step.id())));
        add(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/></g>",
                look(step), x, y + 2, length, ROW - 5);
    }

    private String look(StepReport step) {
        return switch (step.status()) {
            case DONE -> critical.contains(step.id()) ? "critical" : "done";
            case SKIPPED -> critical.contains(step.id()) ? "critical" : "skipped";
            case FAILED -> "failed";
            case NOT_RUN -> "not-run";
        };
    }

    private static String title(StepReport step) {
        return String.join(
                "\n",
                List.of(
                        step.id() + ": " + step.description(),
                        step.status() + ", at " + ReportText.seconds(step.start()) + " for "
                                + ReportText.seconds(step.duration()),
                        step.note()));
    }

    private static String shortened(String id) {
        return id.length() <= 40 ? id : id.substring(0, 39) + "…";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("[\\x00-\\x08\\x0b-\\x1f]", "?");
    }

    private void add(String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
