// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandIdleException;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.api.StandardInput;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Limits on silence, and waits that have limits. */
@Timeout(60)
class IdleTest {

    @RegisterExtension
    static final SharedSshd SSHD = new SharedSshd();

    private final SshNode node = SSHD.node();

    @Test
    void aSilentCommandIsEndedOnTheNodeAndTheErrorSaysWhichLimitItWas(@TempDir Path directory) throws Exception {
        Path pid = directory.resolve("pid");
        Command command = Command.builder("sh", "-c", "echo $$ >\"$0\"; echo last words; exec sleep 60", pid.toString())
                .idleTimeout(Duration.ofMillis(1_500))
                .build();

        assertThatThrownBy(() -> node.run(command))
                .isInstanceOf(CommandIdleException.class)
                .hasMessageContainingAll("node_0", "wrote nothing for 1.5 s", "idle limit", "last words");
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())))
                .isEmpty();
    }

    @Test
    void outputOnEitherStreamKeepsItAlive() {
        Command command = Command.builder(
                        "sh", "-c", "for i in 1 2 3 4 5 6; do sleep 0.2; echo $i; sleep 0.2; echo $i >&2; done")
                .idleTimeout(Duration.ofSeconds(2))
                .build();

        assertThat(node.run(command).duration()).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void waitingForAWhileDoesNotEndIt() throws Exception {
        try (RunningCommand running =
                node.start(Command.builder("cat").stdin(StandardInput.piped()).build())) {
            assertThat(running.await(Duration.ofMillis(50))).isEmpty();
            assertThat(running.isRunning()).isTrue();
            try (OutputStream stdin = running.stdin()) {
                stdin.write('x');
            }
            assertThat(running.await(Duration.ofSeconds(30)))
                    .hasValueSatisfying(result -> assertThat(result.stdout()).isEqualTo("x"));
        }
    }
}
