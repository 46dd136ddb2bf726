// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.StandardInput;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
    void filesAreReallyThere() {
        Node node = cluster.node("agent_0");
        node.files().write("/opt/deep/in/file", "content");

        assertThat(node.run("cat", "/opt/deep/in/file").stdout()).isEqualTo("content");
        assertThat(new String(node.files().read("/opt/deep/in/file"), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("content");
        assertThat(cluster.node("agent_1").files().exists("/opt/deep/in/file")).isFalse();
    }
}
