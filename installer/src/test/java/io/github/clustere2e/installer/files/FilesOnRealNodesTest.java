// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.InstallReport;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.Operation;
import io.github.clustere2e.installer.StepStatus;
import io.github.clustere2e.installer.Template;
import io.github.clustere2e.installer.condition.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("engine")
@Timeout(180)
class FilesOnRealNodesTest {

    private static final String UNIT = """
            [Service]
            ExecStart=/opt/hello/bin/hello ${node.name}
            [Install]
            WantedBy=multi-user.target
            """;

    private static Cluster cluster;

    @TempDir
    Path local;

    @BeforeAll
    static void create() {
        cluster = Clusters.create(
                ClusterSpec.builder().nodes(Role.AGENT, 1).nodes(Role.MASTER, 1).build());
    }

    @AfterAll
    static void destroy() {
        cluster.close();
    }

    @Test
    void anArchiveRunsAsAServiceIsUpgradedNodeByNodeAndRemoved() {
        hello("one").install(cluster);
        assertThat(said(cluster.node("agent_0"))).isEqualTo("one agent_0");
        InstallReport again = hello("one").install(cluster);
        assertThat(again.step("agent_0/unpack").status()).isEqualTo(StepStatus.SKIPPED);

        hello("two").plan(cluster, Operation.UPGRADE).run();
        assertThat(said(cluster.node("master_0"))).isEqualTo("two master_0");

        hello("two").plan(cluster, Operation.REMOVE).run();
        assertThat(cluster.node("agent_0").files().exists("/opt/hello")).isFalse();
        assertThat(Condition.unitActive("hello").holds(cluster.node("agent_0"))).isFalse();
    }

    @Test
    void anUpgradeStopsAtTheFirstNodeThatIsNotHealthy() {
        hello("good").install(cluster);

        assertThatThrownBy(() -> hello("exit").plan(cluster, Operation.UPGRADE).run())
                .hasMessageContaining("agent_0/ready")
                .hasMessageContaining("Not run because of that: master_0/stop");
        assertThat(said(cluster.node("master_0"))).isEqualTo("good master_0");
        hello("good").plan(cluster, Operation.REMOVE).run();
    }

    @Test
    void aScriptRunsOnceByRoleWithItsArgumentsAndEnvironment() throws IOException {
        Path script = Files.writeString(
                local.resolve("one.sh"),
                "#!/bin/sh\necho \"$1 $COLOUR $CLUSTER_E2E_NODE\" >>/root/ran\necho done so\n");
        Path other = Files.writeString(local.resolve("two.sh"), "#!/bin/sh\nexit 0\n");
        Installer installer = ScriptInstaller.builder()
                .script(script)
                .script(Role.MASTER, other)
                .arguments(List.of("two words"))
                .environment("COLOUR", "dark green")
                .build();

        InstallReport first = installer.install(cluster);
        InstallReport again = installer.install(cluster);

        assertThat(cluster.node("agent_0").run("cat", "/root/ran").stdout()).isEqualTo("two words dark green agent_0");
        assertThat(first.step("agent_0/script-one.sh").note()).isEqualTo("done so");
        assertThat(again.step("agent_0/script-one.sh").status()).isEqualTo(StepStatus.SKIPPED);
        assertThat(cluster.node("master_0").files().exists("/root/ran")).isFalse();
    }

    private Installer hello(String word) {
        return ArchiveInstaller.of(ArchiveSource.of(pack(word), "/opt/hello").strip(1), "hello", Template.of(UNIT))
                .health(Condition.fileExists("/run/hello").within(Duration.ofSeconds(3)))
                .build();
    }

    /** A program that says a word, unless that is to end. The same word is the same archive, whenever it is packed. */
    private Path pack(String word) {
        Node node = cluster.node("agent_0");
        String directory = "/tmp/pack/hello-" + word;
        node.files()
                .write(
                        directory + "/bin/hello",
                        "#!/bin/sh\nrm -f /run/hello\n" + (word.equals("exit") ? "exit 1\n" : "") + "echo " + word
                                + " $1 >/run/hello\nexec sleep infinity\n");
        node.run("chmod", "755", directory + "/bin/hello");
        node.run("tar", "--mtime=@0", "-czf", "/tmp/hello.tar.gz", "-C", "/tmp/pack", "hello-" + word);
        Path file = local.resolve("hello-" + word + ".tar.gz");
        node.files().download("/tmp/hello.tar.gz", file);
        return file;
    }

    private static String said(Node node) {
        return node.run("cat", "/run/hello").stdout();
    }
}
