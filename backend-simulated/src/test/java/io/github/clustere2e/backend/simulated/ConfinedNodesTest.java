// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.NativeExec;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.api.StandardInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ConfinedNodesTest {

    private static Cluster cluster;

    @BeforeAll
    static void create() {
        cluster = Clusters.provider("simulated")
                .create(ClusterSpec.builder()
                        .nodes(Role.AGENT, 2)
                        .options(SimulatedOptions.builder().confinedShell().build())
                        .build());
    }

    @AfterAll
    static void close() {
        cluster.close();
    }

    @Test
    void commandsAreReallyRun() {
        Node node = cluster.node("agent_1");

        assertThat(node.run("hostname").stdout()).isEqualTo(node.hostname());
        assertThat(node.run(Command.builder("sh", "-c", "wc -c; echo oops >&2; pwd; exit 3")
                        .stdin(StandardInput.of("four"))
                        .anyExitStatus()
                        .build()))
                .satisfies(result -> {
                    assertThat(result.stdout()).isEqualTo("4\n/root");
                    assertThat(result.stderr()).isEqualTo("oops");
                    assertThat(result.exitStatus()).isEqualTo(3);
                });
    }

    @Test
    void commandsThatTakeTooLongAreEndedWithAllTheirProcesses() {
        Node node = cluster.node("agent_0");
        Command slow = Command.builder("sh", "-c", "sleep 4322 & sleep 4322")
                .timeout(Duration.ofMillis(500))
                .build();

        assertThatThrownBy(() -> node.run(slow)).isInstanceOf(CommandTimeoutException.class);

        node.run("sh", "-c", "while grep -qs 432[2] /proc/[1-9]*/cmdline; do sleep 0.01; done");
        assertThatThrownBy(() -> cluster.capability(NativeExec.class).exec(node, slow))
                .isInstanceOf(CommandTimeoutException.class);
        node.run("sh", "-c", "while grep -qs 432[2] /proc/[1-9]*/cmdline; do sleep 0.01; done");
    }

    @Test
    void aCommandIsOverThoughItsDaemonKeepsItsOutput() {
        CommandResult result = cluster.node("agent_0").run("sh", "-c", "echo begun; sleep 4323 & exit 0");

        assertThat(result.stdout()).isEqualTo("begun");
        assertThat(result.duration()).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void outputIsPassedOnAsItIsAndAtOnce() throws Exception {
        byte[] bytes = cluster.node("agent_0")
                .run("sh", "-c", "i=0; while [ $i -lt 300 ]; do printf '\\001\\000\\001x'; i=$((i+1)); done")
                .stdoutBytes();
        assertThat(bytes).hasSize(1200).startsWith(1, 0, 1, 'x').endsWith(1, 0, 1, 'x');

        CountDownLatch heard = new CountDownLatch(1);
        try (RunningCommand asking = cluster.node("agent_0")
                .start(Command.builder("sh", "-c", "printf 'name? '; read -r name; echo hello $name")
                        .stdin(StandardInput.piped())
                        .output((stream, chunk) -> heard.countDown())
                        .build())) {
            assertThat(heard.await(30, TimeUnit.SECONDS)).isTrue();
            asking.stdin().write("you\n".getBytes(StandardCharsets.UTF_8));
            asking.stdin().close();
            assertThat(asking.await().stdout()).isEqualTo("name? hello you");
        }
    }

    @Test
    void aTerminalIsOne() {
        CommandResult result = cluster.node("agent_0")
                .run(Command.builder("sh", "-c", "tty && stty size && exit 4")
                        .pty()
                        .anyExitStatus()
                        .build());

        assertThat(result.stdout()).startsWith("/dev/pts/");
        assertThat(result.exitStatus()).isEqualTo(4);
    }

    @Test
    void execGoesPastSsh() {
        Node node = cluster.node("agent_1");
        CommandResult result = cluster.capability(NativeExec.class)
                .exec(
                        node,
                        Command.builder("sh", "-c", "cat; echo $A; pwd; echo oops >&2; exit 5")
                                .environment("A", "it's")
                                .directory("/tmp")
                                .stdin(StandardInput.of("in\n"))
                                .anyExitStatus()
                                .build());

        assertThat(result.lines()).containsExactly("in", "it's", "/tmp");
        assertThat(result.stderr()).isEqualTo("oops");
        assertThat(result.exitStatus()).isEqualTo(5);
    }

    @Test
    void treesGoThereAndBack(@TempDir Path here) throws IOException {
        Path tree = Files.createDirectories(here.resolve("tree/one/two"));
        Files.writeString(tree.resolve("file"), "content");
        Node node = cluster.node("agent_0");

        node.files().upload(here.resolve("tree"), "/srv/tree");
        node.files().download("/srv/tree", here.resolve("back"));

        assertThat(here.resolve("back/one/two/file")).hasContent("content");
        assertThat(node.run("stat", "-c", "%U", "/srv/tree/one").stdout()).isEqualTo("root");
    }

    @Test
    void filesAreReallyThere() {
        Node node = cluster.node("agent_0");
        node.files().write("/opt/deep/in/file", "content");

        assertThat(node.run("cat", "/opt/deep/in/file").stdout()).isEqualTo("content");
        assertThat(new String(node.files().read("/opt/deep/in/file"), StandardCharsets.UTF_8))
                .isEqualTo("content");
        assertThat(cluster.node("agent_1").files().exists("/opt/deep/in/file")).isFalse();
    }
}
