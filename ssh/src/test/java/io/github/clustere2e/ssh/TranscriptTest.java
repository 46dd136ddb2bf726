// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandRecord;
import io.github.clustere2e.api.CommandTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is logged of each command. */
class TranscriptTest {

    private static final Instant START = Instant.parse("2030-01-31T12:00:00Z");

    private final RecordingLogger log = new RecordingLogger();
    private final Transcript transcript = new Transcript(log);
    private final Command login =
            Command.builder("login", "it's s3cret").secret("it's s3cret").build();

    @Test
    void anEventHasEverythingUnderItsKey() {
        transcript.ended(record(OptionalInt.of(3), Optional.empty()));

        assertThat(log.events())
                .containsExactly(Map.ofEntries(
                        Map.entry("message", "command ended"),
                        Map.entry("node", "agent_0"),
                        Map.entry("user", "admin"),
                        Map.entry("command", "login '***'"),
                        Map.entry("start", START),
                        Map.entry("durationMillis", 1_012L),
                        Map.entry("exitStatus", 3),
                        Map.entry("stdinBytes", 5L),
                        Map.entry("stdoutBytes", 20L),
                        Map.entry("stderrBytes", 10L)));
    }

    @Test
    void aCommandWithoutAResultIsToldOfWithoutItsSecrets() {
        transcript.ended(record(
                OptionalInt.empty(),
                Optional.of(new CommandTimeoutException("agent_0", login, "it's s3cret", "sh: 'it'\\''s s3cret'"))));

        assertThat(log.events())
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .containsEntry("message", "command has no result")
                        .containsEntry("error", "CommandTimeoutException")
                        .containsEntry("durationMillis", 1_012L)
                        .doesNotContainKey("exitStatus"));
        assertThat(log.events().toString()).contains("did not end within").doesNotContain("s3cret");
    }

    private CommandRecord record(OptionalInt status, Optional<ClusterException> error) {
        return new CommandRecord("agent_0", "admin", login, START, Duration.ofMillis(1_012), status, error, 5, 20, 10);
    }
}
