// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FoldedResultsTest {

    private static final Command COMMAND =
            Command.builder("x").secret("s3cret").anyExitStatus().build();

    @Test
    void identicalOutputsAreShownOnceUnderTheRangesOfTheirNodes() {
        List<CommandResult> results = new ArrayList<>();
        results.add(result("master_0", 0, "Linux\n", ""));
        IntStream.range(0, 20).forEach(i -> results.add(result("agent_" + i, i == 7 ? 1 : 0, "Linux\n", "")));

        assertThat(FoldedResults.of(results)).isEqualTo("""
                        ----------------
                        master_0,agent_[0-6,8-19] (20 nodes)
                        ----------------
                        Linux
                        ----------------
                        agent_7, exit status 1
                        ----------------
                        Linux""");
    }

    @Test
    void theStandardErrorFollowsTheOutputAndMakesADifference() {
        assertThat(FoldedResults.of(List.of(result("a_0", 0, "x", "warning"), result("a_1", 0, "x", ""))))
                .isEqualTo("""
                        ----------------
                        a_0
                        ----------------
                        x
                        warning
                        ----------------
                        a_1
                        ----------------
                        x""");
    }

    @Test
    void secretsAreMasked() {
        assertThat(FoldedResults.of(List.of(result("a_0", 0, "the s3cret", "s3cret"))))
                .contains("the ***")
                .doesNotContain("s3cret");
    }

    @Test
    void namesThatAreNoRangesStayAsTheyAre() {
        assertThat(NodeRanges.of(List.of("agent_01", "agent_02", "solo", "b_3", "b_5", "b_4", "b_9")))
                .isEqualTo("agent_01,agent_02,solo,b_[3-5,9]");
        assertThat(NodeRanges.of(Stream.of("9", "10", "1234567890123").toList()))
                .isEqualTo("[9-10],1234567890123");
    }

    private static CommandResult result(String node, int status, String stdout, String stderr) {
        return new CommandResult(node, COMMAND, status, stdout.getBytes(UTF_8), stderr.getBytes(UTF_8), Duration.ZERO);
    }
}
