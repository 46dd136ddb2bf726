// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.InstallException;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.files.ScriptInstaller;
import io.github.clustere2e.installer.software.EtcdInstaller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real installers, tried without any node. */
@Timeout(60)
class RecordedInstallersTest {

    @TempDir
    private Path here;

    private RecordingCluster withScript() {
        return RecordingCluster.of(ClusterSpec.builder()
                        .nodes(Role.MASTER, 1)
                        .nodes(Role.AGENT, 2)
                        .build())
                .answering(RecordedInstallersTest::looksForMark, CommandAnswer.failure(1, ""));
    }

    private static boolean looksForMark(RecordedCommand command) {
        return command.text().contains("/var/lib/cluster-e2e/done/");
    }

    private ScriptInstaller installer() throws IOException {
        Path script = Files.writeString(here.resolve("set-up.sh"), "#!/bin/sh\necho done\n");
        return ScriptInstaller.builder()
                .script(Role.AGENT, script)
                .arguments(List.of("--fast"))
                .build();
    }

    @Test
    void aScriptIsSentAndRunOnTheNodesOfItsRole() throws IOException {
        RecordingCluster cluster = withScript();

        installer().install(cluster);

        assertThat(cluster.commands(Role.MASTER)).isEmpty();
        assertThat(cluster.node("agent_1").commands())
                .filteredOn(command -> command.arguments().contains("--fast"))
                .singleElement()
                .satisfies(command -> assertThat(command.command().environment())
                        .containsEntry("CLUSTER_E2E_NODE", "agent_1")
                        .containsEntry("CLUSTER_E2E_ADDRESS", "198.18.0.3"));
        assertThat(cluster.entries())
                .filteredOn(entry -> entry.action() instanceof RecordedAction.Write write
                        && write.text().contains("echo done"))
                .hasSize(2);
    }

    @Test
    void aScriptThatRanBeforeIsNotRunAgain() throws IOException {
        RecordingCluster cluster = withScript().answering(RecordedInstallersTest::looksForMark, CommandAnswer.ok());

        installer().install(cluster);

        assertThat(cluster.commands()).noneMatch(command -> command.arguments().contains("--fast"));
    }

    @Test
    void aScriptThatFailsIsTheErrorOfItsNode() throws IOException {
        RecordingCluster cluster = withScript()
                .answering(
                        command -> command.node().equals("agent_0")
                                && command.arguments().contains("--fast"),
                        CommandAnswer.failure(4, "no disk\n"));
        InstallPlan plan = installer().plan(cluster);

        assertThatThrownBy(plan::run)
                .isInstanceOf(InstallException.class)
                .hasMessageContaining("agent_0")
                .hasMessageContaining("no disk");
    }

    @Test
    void etcdIsConfiguredBeforeItIsInstalledAndStarted() {
        RecordingCluster cluster = RecordingCluster.of(Role.AGENT, 3)
                .answering(
                        command -> command.stdinText().contains("dpkg-query -W"),
                        CommandAnswer.output("deb debian-12-amd64\n0123\n"));

        EtcdInstaller.builder().build().install(cluster);

        assertThat(cluster.node("agent_1").files().text("/etc/default/etcd"))
                .contains("agent_0=http://198.18.0.1:2380,agent_1=http://198.18.0.2:2380");
        assertThat(cluster.node("agent_1").entries())
                .extracting(Object::toString)
                .containsSubsequence(line(cluster, "write /etc/default/etcd"), line(cluster, "systemctl"));
        assertThat(cluster.commands()).anyMatch(command -> command.text().contains("etcdctl"));
    }

    private static String line(RecordingCluster cluster, String part) {
        return cluster.node("agent_1").entries().stream()
                .filter(entry -> entry.toString().contains(part)
                        || (entry.action() instanceof RecordedAction.Run run
                                && run.command().stdinText().contains(part)))
                .map(Object::toString)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing with '" + part + "' in\n" + cluster.log()));
    }
}
