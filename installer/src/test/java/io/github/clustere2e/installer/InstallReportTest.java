// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InstallReportTest {

    private final InstallReport report = new InstallReport(
            "software",
            List.of(
                    step("quick", Set.of(), 0, 100),
                    step("slow", Set.of(), 0, 900),
                    step("after", Set.of("quick", "slow"), 900, 100),
                    step("aside", Set.of("quick"), 100, 50)),
            Duration.ofSeconds(1),
            Optional.of(new ProcessorTime(Duration.ofMillis(2400), 2)));

    @Test
    void theCriticalPathIsTheChainThatEndedLast() {
        assertThat(report.criticalPath()).extracting(StepReport::id).containsExactly("slow", "after");
    }

    @Test
    void theTextShowsEveryStepWithItsTimesAndTheCriticalPath() {
        assertThat(report).hasToString("""
                software took 1.00 s
                  quick  at   0.00 s  for   0.10 s           said
                  slow   at   0.00 s  for   0.90 s           said
                  after  at   0.90 s  for   0.10 s           said
                  aside  at   0.10 s  for   0.05 s           said
                critical path: slow 0.90 s > after 0.10 s
                whole 1.00 s, critical path 1.00 s, processor time 2.40 s on 2 processors, 1.20 s each""");
    }

    @Test
    void nothingIsFasterThanTheCriticalPathNorThanTheWorkThatTheProcessorsShare() {
        assertThat(report.criticalTime()).isEqualTo(Duration.ofSeconds(1));
        assertThat(report.leastTime()).isEqualTo(Duration.ofMillis(1200));
        assertThat(new InstallReport("software", report.steps(), report.duration(), Optional.empty()).leastTime())
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void thePictureHasABarForEachStepAndMarksTheCriticalPath() {
        assertThat(report.toSvg().lines())
                .filteredOn(line -> line.contains("<rect class=") && line.contains("</g>"))
                .extracting(line -> line.replaceAll(".*class=\"([a-z-]+)\".*", "$1"))
                .containsExactly("done", "critical", "critical", "done");
        assertThat(report.toSvg()).contains("<g><title>slow: \nDONE, at 0.00 s for 0.90 s\nsaid\nmore</title>");
    }

    @Test
    void whatAStepSaysCannotBreakThePicture() {
        StepReport odd = new StepReport(
                "a<b",
                Optional.empty(),
                "x & \"y\"",
                Set.of(),
                StepStatus.FAILED,
                Duration.ZERO,
                Duration.ZERO,
                "\u001b[31m</svg>");

        assertThat(new InstallReport("<plan>", List.of(odd), Duration.ZERO, Optional.empty()).toSvg())
                .contains("&lt;plan&gt;", "a&lt;b", "x &amp; \"y\"", "?[31m&lt;/svg&gt;")
                .doesNotContain("\u001b");
    }

    private static StepReport step(String id, Set<String> needs, long start, long duration) {
        return new StepReport(
                id,
                Optional.empty(),
                "",
                needs,
                StepStatus.DONE,
                Duration.ofMillis(start),
                Duration.ofMillis(duration),
                "said\nmore");
    }
}
