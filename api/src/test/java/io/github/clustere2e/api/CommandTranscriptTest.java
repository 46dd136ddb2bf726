// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTranscriptTest {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z ";

    private final StringBuilder written = new StringBuilder();
    private final CommandTranscript transcript = CommandTranscript.to(written);

    @Test
    void aCommandThatEndedIsOneLine() {
        Command command = Command.builder("sh", "-c", "echo\nls\t\u0007", "s3cret")
                .user("root")
                .secret("s3cret")
                .build();

        transcript.finished(
                new CommandResult("agent_0", command, 3, new byte[2], new byte[1], 20, 10, Duration.ofMillis(12)));

        assertThat(written.toString())
                .matches(TIME + "agent_0 user=root status=3 ms=12 stdout=20 stderr=10"
                        + " \\$ sh -c 'echo\\\\nls\\\\t\\\\u0007' '\\*\\*\\*'\n");
    }

    @Test
    void aCommandWithoutAResultIsOneLineToo() {
        Command command = Command.of("sleep", "60");

        transcript.failed("agent_0", command, new CommandTimeoutException("agent_0", command, "a\nb", ""));

        assertThat(written.toString())
                .matches(TIME + "agent_0 user=- failed=CommandTimeoutException"
                        + " \\$ sleep 60 # agent_0: 'sleep 60' did not end .*\n");
    }

    @Test
    void aFileIsAppendedToByManyThreadsLineByLine(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("transcript");
        Files.writeString(file, "before\n");
        List<Integer> numbers = IntStream.range(0, 200).boxed().toList();
        try (CommandTranscript shared = CommandTranscript.toFile(file)) {
            FanOut.of("write")
                    .over(numbers, String::valueOf, i -> {
                        shared.finished(new CommandResult(
                                "n_" + i,
                                Command.of("echo", "x".repeat(500)),
                                0,
                                new byte[0],
                                new byte[0],
                                Duration.ZERO));
                        return i;
                    })
                    .orThrow();

            assertThat(Files.readAllLines(file)).as("before it is closed").hasSize(201);
        }
        assertThat(Files.readAllLines(file)).first().isEqualTo("before");
        assertThat(Files.readAllLines(file))
                .filteredOn(
                        line -> line.matches(TIME + "n_\\d+ user=- status=0 ms=0 stdout=0 stderr=0 \\$ echo x{500}"))
                .hasSize(200);
    }

    @Test
    void aFileThatCannotBeOpenedIsRefused(@TempDir Path directory) {
        assertThatThrownBy(() -> CommandTranscript.toFile(directory.resolve("missing/file")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("missing/file");
    }
}
