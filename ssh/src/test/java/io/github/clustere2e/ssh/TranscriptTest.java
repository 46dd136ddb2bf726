// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.CommandTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is logged of each command. */
class TranscriptTest {

    private final RecordingLogger log = new RecordingLogger();
    private final Transcript transcript = new Transcript(log, "agent_0", "admin");
    private final Command login =
            Command.builder("login", "it's s3cret").secret("it's s3cret").build();

    @Test
    void anEventHasEverythingUnderItsKey() {
        Instant before = Instant.now();

        transcript.finished(
                new CommandResult("agent_0", login, 3, new byte[2], new byte[1], 20, 10, Duration.ofMillis(12)));

        assertThat(log.events()).singleElement().satisfies(event -> {
            assertThat(event)
                    .containsAllEntriesOf(Map.of(
                            "message",
                            "command ended",
                            "node",
                            "agent_0",
                            "user",
                            "admin",
                            "command",
                            "login '***'",
                            "durationMillis",
                            12L,
                            "exitStatus",
                            3,
                            "stdoutBytes",
                            20L,
                            "stderrBytes",
                            10L));
            assertThat((Instant) event.get("start")).isBetween(before.minusMillis(12), Instant.now());
        });
    }

    @Test
    void aCommandWithoutAResultIsToldOfWithoutItsSecrets() {
        Command byRoot = login.toBuilder().user("root").build();

        transcript.failed(
                byRoot,
                new CommandTimeoutException("agent_0", byRoot, "it's s3cret", "sh: 'it'\\''s s3cret'"),
                Duration.ofSeconds(1));

        assertThat(log.events())
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .containsEntry("user", "root")
                        .containsEntry("error", "CommandTimeoutException")
                        .containsEntry("durationMillis", 1_000L)
                        .doesNotContainKey("exitStatus"));
        assertThat(log.events().toString()).contains("did not end within").doesNotContain("s3cret");
    }
}
