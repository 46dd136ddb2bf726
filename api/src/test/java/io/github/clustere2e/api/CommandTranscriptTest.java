// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTranscriptTest {

    private static final Instant START = Instant.parse("2030-01-31T12:00:00.123456Z");

    private final StringBuilder written = new StringBuilder();
    private final CommandTranscript transcript = CommandTranscript.to(written);

    @Test
    void aCommandThatEndedIsOneLine() {
        Command command = Command.builder("sh", "-c", "echo\nls\t\u0007", "s3cret")
                .secret("s3cret")
                .build();

        transcript.ended(record("agent_0", command, OptionalInt.of(3), Optional.empty()));

        assertThat(written)
                .hasToString("2030-01-31T12:00:00.123Z agent_0 user=root status=3 ms=12 stdin=5 stdout=20 stderr=10"
                        + " $ sh -c 'echo\\nls\\t\\u0007' '***'\n");
    }

    @Test
    void aCommandWithoutAResultIsOneLineToo() {
        Command command = Command.builder("sleep", "60").secret("s3cret").build();
        CommandTimeoutException error = new CommandTimeoutException("agent_0", command, "a\nb", "s3cret");

        transcript.ended(record("agent_0", command, OptionalInt.empty(), Optional.of(error)));

        assertThat(written.toString())
                .startsWith("2030-01-31T12:00:00.123Z agent_0 user=root failed=CommandTimeoutException ms=12 stdin=5"
                        + " stdout=20 stderr=10 $ sleep 60 # agent_0: 'sleep 60' did not end ")
                .hasLineCount(1);
    }

    @Test
    void anErrorThatShowsASecretItselfIsMasked() {
        Command command = Command.builder("x").secret("s3cret").build();
        ClusterException error = new ClusterException("the file s3cret\nis not there", null);

        transcript.ended(record("agent_0", command, OptionalInt.empty(), Optional.of(error)));

        assertThat(written.toString()).endsWith("$ x # the file ***\n");
    }

    @Test
    void aFileIsAppendedToByManyThreadsLineByLine(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("transcript");
        Files.writeString(file, "before\n");
        List<Integer> numbers = IntStream.range(0, 200).boxed().toList();
        try (CommandTranscript shared = CommandTranscript.toFile(file)) {
            FanOut.of("write")
                    .over(numbers, String::valueOf, i -> {
                        shared.ended(record(
                                "n_" + i, Command.of("echo", "x".repeat(500)), OptionalInt.of(0), Optional.empty()));
                        return i;
                    })
                    .orThrow();

            assertThat(Files.readAllLines(file)).as("before it is closed").hasSize(201);
        }
        assertThat(Files.readAllLines(file)).first().isEqualTo("before");
        assertThat(Files.readAllLines(file))
                .filteredOn(line -> line.matches("\\S+ n_\\d+ user=root status=0 .* \\$ echo x{500}"))
                .hasSize(200);
    }

    @Test
    void aFileThatCannotBeOpenedIsRefused(@TempDir Path directory) {
        assertThatThrownBy(() -> CommandTranscript.toFile(directory.resolve("missing/file")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("missing/file");
    }

    private static CommandRecord record(
            String node, Command command, OptionalInt status, Optional<ClusterException> error) {
        return new CommandRecord(node, "root", command, START, Duration.ofMillis(12), status, error, 5, 20, 10);
    }
}
