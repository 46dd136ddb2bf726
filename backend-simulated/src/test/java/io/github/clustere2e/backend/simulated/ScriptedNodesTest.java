// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.StandardInput;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScriptedNodesTest {

    private static Cluster cluster;

    @BeforeAll
    static void create() {
        Script script = Script.builder()
                .when(Match.exactly("hostname"), call -> Answer.output(call.node() + "\n"))
                .when(Match.startingWith("systemctl").onRole(Role.MASTER), Answer.failure(3, "inactive\n"))
                .when(Match.startingWith("systemctl").onNode("agent_1"), Answer.output("active\n"))
                .when(Match.exactly("sleep", "1000"), Answer.ok().after(Duration.ofSeconds(1000)))
                .when(Match.exactly("cat"), call -> Answer.ok().stdout(call.stdin()))
                .when(
                        Match.exactly("env"),
                        call -> Answer.output(call.environment() + " in " + call.directory() + " as " + call.user()))
                .when(Match.shell("uptime | cut -c 1-3"), Answer.output("up 3\n"))
                .when(Match.exactly("breaks"), call -> {
                    throw new IllegalStateException("the fake is broken");
                })
                .build();
        cluster = Clusters.provider("simulated")
                .create(ClusterSpec.builder()
                        .nodes(Role.MASTER, 1)
                        .nodes(Role.AGENT, 2)
                        .options(SimulatedOptions.scripted(script))
                        .build());
    }

    @AfterAll
    static void close() {
        cluster.close();
    }

    @Test
    void aCommandIsAnsweredByTheFirstRuleThatMatchesIt() {
        assertThat(cluster.node("agent_1").run("hostname").stdout()).isEqualTo("agent_1");
        assertThat(cluster.node("agent_1").run("systemctl", "is-active", "etcd").stdout())
                .isEqualTo("active");
        assertThatThrownBy(() -> cluster.node("master_0").run("systemctl", "is-active", "etcd"))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("3")
                .hasMessageContaining("inactive");
    }

    @Test
    void aCommandThatNoRuleMatchesSaysHowToScriptIt() {
        CommandResult result = cluster.node("agent_0")
                .run(Command.builder("apt-get", "install", "a\"b")
                        .anyExitStatus()
                        .build());

        assertThat(result.exitStatus()).isEqualTo(127);
        assertThat(result.stderr())
                .contains("no answer is scripted")
                .contains("agent_0")
                .contains("Match.exactly(\"apt-get\", \"install\", \"a\\\"b\")");
    }

    @Test
    void aFunctionSeesInputEnvironmentDirectoryAndUser() {
        Node node = cluster.node("agent_0");

        assertThat(node.run(Command.builder("cat")
                                .stdin(StandardInput.of("it's\nall here"))
                                .build())
                        .stdout())
                .isEqualTo("it's\nall here");
        assertThat(node.run(Command.builder("env")
                                .environment("A", "it's 1")
                                .environment("B", "2")
                                .directory("/tmp/it's")
                                .user("bob")
                                .build())
                        .stdout())
                .isEqualTo("{A=it's 1, B=2} in Optional[/tmp/it's] as Optional[bob]");
    }

    @Test
    void aShellLineIsMatchedAsOne() {
        assertThat(cluster.node("agent_0")
                        .run(Command.shell("uptime | cut -c 1-3"))
                        .stdout())
                .isEqualTo("up 3");
    }

    @Test
    void aFunctionThatFailsIsTheCommandsFailure() {
        assertThatThrownBy(() -> cluster.node("agent_0").run("breaks"))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("the fake is broken");
    }

    @Test
    void aCommandWhoseTimeIsUpIsEnded() {
        Command slow =
                Command.builder("sleep", "1000").timeout(Duration.ofMillis(300)).build();

        assertThatThrownBy(() -> cluster.node("agent_0").run(slow)).isInstanceOf(CommandTimeoutException.class);
    }
}
