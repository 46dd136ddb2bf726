// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.cli.fake.FakeWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LogsCommandTest {

    @TempDir
    private Path temporary;

    private Path output;

    @BeforeEach
    void oneClusterOfThree() {
        output = temporary.resolve("logs");
        FakeWorld.reset();
        Run.of("create", "five", "--masters", "1", "--agents", "2");
    }

    @Test
    void theLogsOfAllNodesAreInADirectoryWhoseNameIsPrinted() throws IOException {
        Path log = Files.writeString(temporary.resolve("a.log"), "a line\n");
        Run run = Run.of("logs", "five", "--output", output.toString(), "--unit", "etcd", "--file", log.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo(output + "\n");
        assertThat(run.err())
                .contains("collect logs: 3/3 done")
                .containsPattern("Collected the logs of 3 nodes in .*\\. Begin with .*/logs/index\\.txt\\.\n$");
        assertThat(output.resolve("master_0/journal.log")).hasContent("the journal of master_0\n");
        assertThat(output.resolve("agent_1/units/etcd.service.log")).hasContent("the journal of agent_1\n");
        assertThat(output.resolve("agent_1/files" + log)).hasContent("a line\n");
    }

    @Test
    void nodesAndRolesCanBeNamed() {
        assertThat(Run.of("logs", "five", "-o", output.toString(), "--node", "agent_1", "--role", "master"))
                .returns(0, Run::status);
        assertThat(output)
                .isDirectoryContaining("glob:**/agent_1")
                .isDirectoryContaining("glob:**/master_0")
                .isDirectoryNotContaining("glob:**/agent_0");
    }

    @Test
    void aNodeThatDoesNotAnswerIsNamedAndWhatIsToldOfItIsThere() {
        Run.of("create", "unreachable", "--agents", "1");
        Run run = Run.of("logs", "unreachable", "--output", output.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEqualTo(output + "\n");
        assertThat(run.err()).contains("agent_0: all logs of the node itself: ", "10.0.0.1:22 does not answer");
        assertThat(output.resolve("agent_0/machine.txt")).content().contains("state: running");
    }

    @Test
    void aMisspeltUnitIsNamedWithStatusOne() {
        Run run = Run.of("logs", "five", "--output", output.toString(), "--unit", "nowhere");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("No node has unit nowhere.service\n");
        assertThat(output.resolve("agent_0/journal.log")).isNotEmptyFile();
    }
}
