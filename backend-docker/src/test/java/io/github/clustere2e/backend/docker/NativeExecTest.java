// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NativeExec;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.StandardInput;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commands that do not go over SSH. */
@Tag("engine")
@Tag("core")
@Timeout(300)
class NativeExecTest {

    private static Cluster cluster;
    private static Node node;
    private static NativeExec exec;

    @BeforeAll
    static void make() {
        cluster = Clusters.create(ClusterSpec.builder()
                .name("native-exec-test")
                .nodes(Role.AGENT, 1)
                .build());
        node = cluster.node("agent_0");
        exec = cluster.capability(NativeExec.class);
    }

    @AfterAll
    static void remove() {
        cluster.close();
    }

    @Test
    void itWorksWhileTheSshServerIsStoppedAndCanStartItAgain() {
        exec.exec(node, Command.of("systemctl", "stop", "ssh.service", "ssh.socket"));
        try {
            assertThat(exec.exec(node, Command.of("hostname")).stdout()).isEqualTo("native-exec-test-agent-0");
            assertThat(exec.exec(
                                    node,
                                    Command.builder("systemctl", "is-active", "ssh")
                                            .anyExitStatus()
                                            .build())
                            .stdout())
                    .isEqualTo("inactive");
        } finally {
            exec.exec(node, Command.of("systemctl", "start", "ssh"));
        }
        assertThat(node.run("true").succeeded()).isTrue();
    }

    @Test
    void userDirectoryEnvironmentAndInputAreAsTheCommandSays() {
        CommandResult result = exec.exec(
                node,
                Command.builder("sh", "-c", "id -un; pwd; echo \"$GREETING\"; cat; echo problem >&2")
                        .user("nobody")
                        .directory("/var/tmp")
                        .environment("GREETING", "good  day")
                        .stdin(StandardInput.of("read\nthis\n"))
                        .build());

        assertThat(result.lines()).isEqualTo(List.of("nobody", "/var/tmp", "good  day", "read", "this"));
        assertThat(result.stderr()).isEqualTo("problem");
    }

    @Test
    void argumentsReachTheProgramExactlyAsGiven() {
        assertThat(exec.exec(node, Command.of("printf", "%s|", "a b", "", "$HOME", "'\"&&"))
                        .stdout())
                .isEqualTo("a b||$HOME|'\"&&|");
    }

    @Test
    void aFailureIsThrownUnlessTheCommandAllowsIt() {
        assertThatThrownBy(() -> exec.exec(node, Command.of("sh", "-c", "echo why >&2; exit 7")))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("agent_0")
                .hasMessageContaining("exit status 7")
                .hasMessageContaining("why");
        assertThat(exec.exec(
                                node,
                                Command.builder("sh", "-c", "exit 7")
                                        .anyExitStatus()
                                        .build())
                        .exitStatus())
                .isEqualTo(7);
    }

    @Test
    void aTimeLimitEndsTheProcessesOnTheNodeTooWhereverTheyHaveHidden() {
        Command hiding = Command.builder(
                        "sh", "-c", "echo begun; setsid sleep 7777 & trap '' TERM; while :; do sleep 7778; done")
                .timeout(Duration.ofSeconds(2))
                .build();

        assertThatThrownBy(() -> exec.exec(node, hiding))
                .isInstanceOf(CommandTimeoutException.class)
                .hasMessageContaining("did not end within 2.0 s")
                .hasMessageContaining("begun");
        assertThat(node.run(Command.builder("pgrep", "-f", "sleep 777[78]")
                                .anyExitStatus()
                                .build())
                        .stdout())
                .isEmpty();
    }

    @Test
    void longOutputIsKeptFromItsBeginningAndCounted() {
        CommandResult result = exec.exec(
                node, Command.builder("sh", "-c", "seq 1 100000").keepOutput(10).build());

        assertThat(result.stdout()).isEqualTo("1\n2\n3\n4\n5");
        assertThat(result.stdoutSize()).isEqualTo(588_895);
    }

    @Test
    void whatItCannotDoItRefusesBeforeAnythingRuns() {
        assertThatThrownBy(() -> exec.exec(
                        node,
                        Command.builder("touch", "/refused")
                                .pty()
                                .stdin(StandardInput.piped())
                                .build()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a pseudo-terminal, input that is written while it runs");
        assertThat(node.run("ls", "/").lines()).doesNotContain("refused");
    }

    @Test
    void aNodeThatIsSwitchedOffIsNamed() {
        PowerControl power = cluster.capability(PowerControl.class);
        power.kill(node);
        try {
            assertThatThrownBy(() -> exec.exec(node, Command.of("true")))
                    .isInstanceOf(NodeException.class)
                    .hasMessageStartingWith("agent_0: its container does not run");
        } finally {
            power.start(node);
        }
    }
}
