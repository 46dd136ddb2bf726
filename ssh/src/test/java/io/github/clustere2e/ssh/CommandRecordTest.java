// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandListener;
import io.github.clustere2e.api.CommandRecord;
import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.api.StandardInput;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is told of a real command when it is over. */
@Timeout(60)
class CommandRecordTest {

    private final List<CommandRecord> records = new CopyOnWriteArrayList<>();
    private final CommandListener listener = new CommandListener() {
        @Override
        public void ended(CommandRecord record) {
            records.add(record);
        }
    };
    private RealSshd sshd;
    private SshNode node;

    @BeforeEach
    void start() {
        sshd = RealSshd.start();
        node = sshd.node().commandListener(listener).build();
    }

    @AfterEach
    void stop() {
        node.close();
        sshd.close();
    }

    @Test
    void theSizesOfAllStreamsAreThoseThatWentOverThem() {
        node.run(Command.builder("sh", "-c", "wc -c; head -c 100000 /dev/zero; echo four >&2")
                .stdin(StandardInput.of("x".repeat(70_000)))
                .discardOutput()
                .build());

        CommandRecord record = records.get(0);
        assertThat(record.stdinBytes()).isEqualTo(70_000);
        assertThat(record.stdoutBytes()).isEqualTo(6 + 100_000);
        assertThat(record.stderrBytes()).isEqualTo(5);
        assertThat(record.exitStatus()).hasValue(0);
        assertThat(record.error()).isEmpty();
        assertThat(record.node()).isEqualTo("node_0");
    }

    @Test
    void whatIsWrittenWhileItRunsCountsToo() throws Exception {
        try (RunningCommand running =
                node.start(Command.builder("cat").stdin(StandardInput.piped()).build())) {
            try (OutputStream stdin = running.stdin()) {
                stdin.write('x');
                stdin.write(new byte[10]);
            }
            running.await();
        }

        assertThat(records.get(0).stdinBytes()).isEqualTo(11);
        assertThat(records.get(0).stdoutBytes()).isEqualTo(11);
    }

    @Test
    void theUserIsTheOneWhoLoggedInUnlessTheCommandNamesAnother() {
        node.run("true");
        assertThatThrownBy(() -> node.asUser("no-such-user").run("true")).isInstanceOf(ClusterException.class);

        assertThat(records).extracting(CommandRecord::user).containsExactly(RealSshd.userName(), "no-such-user");
    }

    @Test
    void theStartIsTheStartAndTheDurationLeadsToTheEnd() {
        node.connect();
        Instant before = Instant.now();
        node.run("sleep", "0.5");
        Instant after = Instant.now();

        CommandRecord record = records.get(0);
        assertThat(record.start()).isBetween(before, after.minusMillis(490));
        assertThat(record.duration()).isGreaterThan(Duration.ofMillis(490));
        assertThat(record.start().plus(record.duration())).isBetween(before, after.plusMillis(50));
    }

    @Test
    void aCommandThatWasEndedIsToldOfWithWhatItWroteByThen() {
        Command command = Command.builder("sh", "-c", "echo said; exec sleep 60")
                .timeout(Duration.ofSeconds(2))
                .build();

        CommandTimeoutException error = catchThrowableOfType(CommandTimeoutException.class, () -> node.run(command));

        CommandRecord record = records.get(0);
        assertThat(record.error()).contains(error);
        assertThat(record.exitStatus()).isEmpty();
        assertThat(record.stdoutBytes()).isEqualTo(5);
        assertThat(record.duration()).isBetween(Duration.ofMillis(1_990), Duration.ofSeconds(20));
    }

    @Test
    void aCommandThatWasNeverSentIsToldOfToo() {
        try (RealSshd nobody = RealSshd.prepared();
                SshNode dead = nobody.node()
                        .connectTimeout(Duration.ofMillis(300))
                        .commandListener(listener)
                        .build()) {
            assertThatThrownBy(() -> dead.run("true")).isInstanceOf(NodeConnectionException.class);
        }

        assertThat(records.get(0).error()).containsInstanceOf(NodeConnectionException.class);
        assertThat(records.get(0).stdoutBytes()).isZero();
        assertThat(records.get(0).duration()).isGreaterThan(Duration.ofMillis(200));
    }

    @Test
    void whatIsRefusedBeforehandIsNotToldOf() {
        Command command = Command.builder("true").user("a b").build();

        assertThatThrownBy(() -> node.run(command)).isInstanceOf(InvalidInputException.class);

        assertThat(records).isEmpty();
    }
}
