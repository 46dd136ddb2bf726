// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandRecord;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NodeConnectionException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CommandHistoryTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final CommandHistory history = new CommandHistory();

    @Test
    void aCommandIsRememberedWithTheEndsOfItsOutput() {
        end(history, Command.of("ls", "/"), NOON, 2, "a".repeat(10_000) + "end", "it is wrong");

        RecordedCommand command = history.since(NOON).commands().get(0);
        assertThat(command.node()).isEqualTo("agent_0");
        assertThat(command.user()).contains("root");
        assertThat(command.command()).isEqualTo("ls /");
        assertThat(command.exitStatus()).hasValue(2);
        assertThat(command.failed()).isTrue();
        assertThat(command.stdout())
                .hasSize(CommandHistory.TAIL)
                .startsWith("…a")
                .endsWith("aend");
        assertThat(command.stdoutBytes()).isEqualTo(10_003);
        assertThat(command.stderr()).isEqualTo("it is wrong");
    }

    @Test
    void secretsAreMaskedEverywhereAlsoWhereTheOutputIsCut() {
        String secret = "swordfish-and-more";
        Command command = Command.builder("login", secret).secret(secret).build();
        end(history, command, NOON, 1, secret + "x".repeat(CommandHistory.TAIL - 8), "no " + secret);
        fail(history, command, NOON, "cannot send login " + secret);

        assertThat(history.since(NOON).commands())
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.toString()).doesNotContain("sword", "fish", "more"));
    }

    @Test
    void oneThatFailedHasItsError() {
        fail(history, Command.of("true"), NOON, "the connection was lost");

        RecordedCommand command = history.since(NOON).commands().get(0);
        assertThat(command.error()).contains("agent_0: the connection was lost");
        assertThat(command.exitStatus()).isEmpty();
        assertThat(command.running()).isFalse();
    }

    @Test
    void oneThatStillRunsIsAmongThemAndIsNotWhenItHasEnded() {
        Command command = Command.of("sleep", "600");
        history.started("agent_0", command);
        assertThat(history.since(NOON).commands()).singleElement().matches(RecordedCommand::running);
        end(history, command, NOON, 0, "", "");
        assertThat(history.since(NOON).commands()).singleElement().matches(each -> !each.running());
    }

    @Test
    void thoseThatEndedBeforeATimeAreAnothersTest() {
        end(history, Command.of("before"), NOON.minusSeconds(10), 0, "", "");
        end(history, Command.of("across"), NOON.minusMillis(500), 0, "", "");
        end(history, Command.of("after"), NOON.plusSeconds(1), 0, "", "");

        assertThat(history.since(NOON).commands())
                .extracting(RecordedCommand::command)
                .containsExactly("across", "after");
    }

    @Test
    void theOldestAreForgottenAndTheirNumberIsTold() {
        CommandHistory small = new CommandHistory(3000);
        for (int i = 0; i < 100; i++) {
            end(small, Command.of("echo", "" + i), NOON.plusSeconds(i), 0, "x".repeat(500), "");
        }

        CommandsSince all = small.since(NOON);
        assertThat(all.commands()).hasSizeBetween(2, 5);
        assertThat(all.commands().get(all.commands().size() - 1).command()).isEqualTo("echo 99");
        assertThat(all.forgotten()).isEqualTo(100 - all.commands().size());
        assertThat(small.since(NOON.plusSeconds(98)).forgotten()).isZero();
    }

    @Test
    void evenWithNoRoomTheLastIsThere() {
        CommandHistory tiny = new CommandHistory(0);
        end(tiny, Command.of("one"), NOON, 0, "", "");
        end(tiny, Command.of("two"), NOON, 0, "", "");
        assertThat(tiny.since(NOON).commands())
                .extracting(RecordedCommand::command)
                .containsExactly("two");
        assertThatThrownBy(() -> new CommandHistory(-1)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void whatOneThreadHeardIsNotGivenToACommandOfAnother() throws InterruptedException {
        Command one = Command.of("one");
        history.finished(result(one, 0, "of one", ""));
        Thread other = new Thread(() -> end(history, Command.of("two"), NOON, 0, "of two", ""));
        other.start();
        other.join();
        history.ended(record(one, NOON, OptionalInt.of(0), Optional.empty(), 6));

        assertThat(history.since(NOON).commands())
                .extracting(RecordedCommand::stdout)
                .containsExactlyInAnyOrder("of one", "of two");
    }

    private static void end(
            CommandHistory history, Command command, Instant start, int status, String stdout, String stderr) {
        history.finished(result(command, status, stdout, stderr));
        history.ended(record(command, start, OptionalInt.of(status), Optional.empty(), stdout.length()));
    }

    private static void fail(CommandHistory history, Command command, Instant start, String why) {
        NodeConnectionException error = new NodeConnectionException("agent_0", why, false, null);
        history.failed("agent_0", command, error);
        history.ended(record(command, start, OptionalInt.empty(), Optional.of(error), 0));
    }

    private static CommandRecord record(
            Command command,
            Instant start,
            OptionalInt status,
            Optional<? extends NodeConnectionException> error,
            int stdout) {
        return new CommandRecord(
                "agent_0",
                "root",
                command,
                start,
                Duration.ofSeconds(1),
                status,
                error.map(each -> each),
                0,
                stdout,
                0);
    }

    private static CommandResult result(Command command, int status, String stdout, String stderr) {
        return new CommandResult(
                "agent_0",
                command,
                status,
                stdout.getBytes(StandardCharsets.UTF_8),
                stderr.getBytes(StandardCharsets.UTF_8),
                Duration.ofSeconds(1));
    }
}
