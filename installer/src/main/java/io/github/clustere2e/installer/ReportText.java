// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a report is shown to people. */
final class ReportText {

    private ReportText() {}

    static String of(InstallReport report) {
        int width = report.steps().stream()
                .mapToInt(step -> step.id().length())
                .max()
                .orElse(0);
        String steps =
                report.steps().stream().map(step -> "\n  " + line(step, width)).collect(Collectors.joining());
        return report.plan() + " took " + seconds(report.duration()) + steps + "\ncritical path: "
                + report.criticalPath().stream()
                        .map(step -> step.id() + " " + seconds(step.duration()))
                        .collect(Collectors.joining(" > "))
                + times(report);
    }

    /** What the duration should be compared with: the critical path, and the work that the processors share. */
    private static String times(InstallReport report) {
        return "\nwhole " + seconds(report.duration()) + ", critical path " + seconds(report.criticalTime())
                + report.processorTime()
                        .map(time -> ", processor time " + seconds(time.busy()) + " on " + time.processors()
                                + " processors, " + seconds(time.share()) + " each")
                        .orElse("");
    }

    private static String line(StepReport step, int width) {
        String id = step.id() + " ".repeat(width - step.id().length());
        String word = switch (step.status()) {
            case DONE -> "";
            case SKIPPED -> "skipped";
            case FAILED -> "FAILED";
            case NOT_RUN -> "not run";
        };
        String note = step.note().lines().findFirst().orElse("");
        return String.format(
                        Locale.ROOT,
                        "%s  at %8s  for %8s  %-7s  %s",
                        id,
                        seconds(step.start()),
                        seconds(step.duration()),
                        word,
                        note)
                .stripTrailing();
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }
}
