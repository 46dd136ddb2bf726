// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.Role;
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

/** One node has a unit that failed, one that writes, a target and a long file; the other is dead. */
@Tag("engine")
@Timeout(180)
class LogsOfRealNodesTest {

    private static final String PREPARATION = """
            set -eu
            cd /etc/systemd/system
            printf '[Unit]\\nWants=writer.service\\n' >product.target
            printf '[Service]\\nType=oneshot\\nExecStart=/bin/sh -c "echo grün"\\n' >writer.service
            printf '[Service]\\nType=oneshot\\nExecStart=/bin/sh -c "echo out of luck; exit 7"\\n' >broken.service
            systemctl daemon-reload
            systemctl start product.target writer.service
            systemctl start broken.service || :
            mkdir -p '/var/log/pro duct'
            head -c 3145728 /dev/zero | tr '\\0' x >'/var/log/pro duct/long.log'
            echo the end >>'/var/log/pro duct/long.log'
            journalctl --sync
            """;

    private static Cluster cluster;

    @TempDir
    private Path temporary;

    @BeforeAll
    static void oneNodeThatWorksAndOneThatIsDead() {
        cluster = Clusters.create(ClusterSpec.builder().nodes(Role.AGENT, 2).build());
        cluster.node("agent_0").run(Command.shell(PREPARATION));
        cluster.capability(PowerControl.class).kill(cluster.node("agent_1"));
    }

    @AfterAll
    static void nothingIsLeft() {
        cluster.close();
    }

    @Test
    void whatBothNodesHaveIsThere() throws IOException {
        LogReport report = LogCollection.builder()
                .units("ssh")
                .targets("product")
                .file("/var/log/pro duct/*.log")
                .file("/etc/machine-id")
                .fileLimit(1 << 20)
                .build()
                .collect(cluster, temporary.resolve("logs"));

        Path node = temporary.resolve("logs/agent_0");
        assertThat(report.node("agent_0").missing()).isEmpty();
        assertThat(report.node("agent_0").files()).hasSize(7);
        assertThat(node.resolve("journal.log"))
                .content()
                .containsPattern("(?m)^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\S+ .*out of luck$");
        assertThat(node.resolve("failed-units.txt"))
                .content()
                .contains("1 loaded units listed", "broken.service", "status=7");
        assertThat(node.resolve("units/writer.service.log"))
                .content()
                .contains("grün")
                .doesNotContain("luck");
        assertThat(node.resolve("units/ssh.service.log")).content().contains("Accepted publickey");
        assertThat(node.resolve("files/etc/machine-id"))
                .hasContent(
                        cluster.node("agent_0").run("cat", "/etc/machine-id").stdout());
        String longLog = Files.readString(node.resolve("files/var/log/pro duct/long.log"));
        assertThat(longLog)
                .startsWith("[2097160 of 3145736 bytes are left out: this is the end]\nxxx")
                .endsWith("xthe end\n");

        Path dead = temporary.resolve("logs/agent_1");
        assertThat(dead.resolve("machine.txt")).content().contains("state: exited", "exit status: 137");
        assertThat(report.node("agent_1").failures())
                .singleElement()
                .satisfies(log -> assertThat(log.why()).contains("switched off"));
        assertThat(report.complete()).isFalse();
        assertThat(report.duration()).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void aProgramThatHangsCostsItsTimeAndIsEndedAndHidesNothing() {
        Node node = cluster.node("agent_0");
        node.run(Command.shell("cd /usr/local/bin; printf '#!/bin/sh\\nsleep 601\\n' >systemctl; chmod +x systemctl"));
        try {
            LogReport report = LogCollection.builder()
                    .units("ssh")
                    .file("/etc/hostname")
                    .timeout(Duration.ofSeconds(5))
                    .build()
                    .collect(cluster, Nodes.of(List.of(node)), temporary.resolve("logs"));

            Path directory = temporary.resolve("logs/agent_0");
            assertThat(directory.resolve("journal.log")).isNotEmptyFile();
            assertThat(directory.resolve("files/etc/hostname")).isNotEmptyFile();
            assertThat(directory.resolve("errors.txt")).content().contains("units: the node had not sent everything");
            assertThat(report.duration()).isLessThan(Duration.ofSeconds(30));
            assertThat(node.run("ps", "-eo", "args").lines()).doesNotContain("sleep 601");
        } finally {
            node.files().delete("/usr/local/bin/systemctl");
        }
    }
}
