// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.api.StandardInput;
import java.io.OutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Commands on a pseudo-terminal. */
@Timeout(60)
class TerminalTest {

    @RegisterExtension
    static final SharedSshd SSHD = new SharedSshd();

    private final SshNode node = SSHD.node();

    @Test
    void aCommandHasATerminalOnlyWhenItIsAskedFor() {
        Command command = Command.builder("tty").anyExitStatus().build();

        assertThat(node.run(command).stdout()).isEqualTo("not a tty");
        assertThat(node.run(command.toBuilder().pty().build()).stdout()).startsWith("/dev/pts/");
    }

    @Test
    void theStandardErrorComesWithTheStandardOutputInItsOrder() {
        CommandResult result = node.run(Command.builder("sh", "-c", "echo a; echo b >&2; echo c; exit 3")
                .pty()
                .anyExitStatus()
                .build());

        assertThat(result.stdoutBytes()).asString(UTF_8).isEqualTo("a\r\nb\r\nc\r\n");
        assertThat(result.stderrBytes()).isEmpty();
        assertThat(result.exitStatus()).isEqualTo(3);
    }

    @Test
    void theEndOfTheInputReachesWhoReadsFromTheTerminal() {
        Command.Builder count = Command.builder("sh", "-c", "stty -echo; wc -c").pty();

        assertThat(node.run(count.build()).stdout()).isEqualTo("0");
        assertThat(node.run(count.stdin(StandardInput.of("12\n")).build()).stdout())
                .endsWith("3");
        assertThat(node.run(count.stdin(StandardInput.of("12")).build()).stdout())
                .endsWith("2");
    }

    @Test
    void aDialogueIsPossible() throws Exception {
        try (RunningCommand running = node.start(Command.builder("sh", "-c", "read x; echo \"<$x>\"; cat >/dev/null")
                .pty()
                .stdin(StandardInput.piped())
                .build())) {
            try (OutputStream stdin = running.stdin()) {
                stdin.write("hi\n".getBytes(UTF_8));
                stdin.flush();
            }
            assertThat(running.await().stdout()).contains("<hi>");
        }
    }

    @Test
    void itIsEndedOnTheNodeWhenItsTimeIsUp() {
        Command command = Command.builder("sh", "-c", "echo pid $$; exec sleep 60")
                .pty()
                .timeout(Duration.ofSeconds(2))
                .build();

        assertThatThrownBy(() -> node.run(command)).isInstanceOfSatisfying(CommandTimeoutException.class, e -> {
            String message = String.valueOf(e.getMessage());
            String pid = message.replaceAll("(?s).*pid (\\d+).*", "$1");
            assertThat(ProcessHandle.of(Long.parseLong(pid))).isEmpty();
        });
    }
}
