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
            Duration.ofSeconds(1));

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
                critical path: slow 0.90 s > after 0.10 s""");
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
