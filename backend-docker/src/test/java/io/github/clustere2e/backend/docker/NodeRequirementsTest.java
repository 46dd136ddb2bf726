// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterCreationException;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.HostMount;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What software asks of its nodes is seen from inside them. */
@Tag("engine")
@Timeout(300)
class NodeRequirementsTest {

    @Test
    void nodesHaveExactlyWhatWasAskedFor() throws IOException {
        NodeRequirements needs = NodeRequirements.none()
                .withPackages("jq")
                .withVolumes("/var/lib/data")
                .withTmpfs("/var/fast")
                .withLinuxCapabilities("NET_ADMIN")
                .withMounts(new HostMount(Path.of("/etc/hostname"), "/etc/machine/name", true))
                .withPorts(2379);
        ClusterSpec spec = ClusterSpec.builder()
                .name("requirements-test")
                .nodes(Role.AGENT, 1, needs)
                .nodes(Role.MASTER, 1)
                .build();

        try (Cluster cluster = Clusters.create(spec)) {
            Node agent = cluster.node("agent_0");
            Node master = cluster.node("master_0");

            assertThat(agent.run("sh", "-c", "echo 7 | jq .").stdout()).isEqualTo("7");
            assertThat(agent.run("stat", "-f", "-c", "%T", "/var/fast").stdout())
                    .isEqualTo("tmpfs");
            assertThat(agent.run("findmnt", "-n", "-o", "TARGET", "/var/lib/data")
                            .stdout())
                    .isEqualTo("/var/lib/data");
            assertThat(agent.run("ip", "link", "add", "dummy0", "type", "bridge")
                            .succeeded())
                    .isTrue();
            assertThatThrownBy(() -> master.run("ip", "link", "add", "dummy0", "type", "bridge"))
                    .hasMessageContaining("not permitted");
            assertThat(agent.run("cat", "/etc/machine/name").stdout())
                    .isEqualTo(Files.readString(Path.of("/etc/hostname")).strip());
            assertThatThrownBy(() -> agent.run("cp", "/etc/passwd", "/etc/machine/name"))
                    .hasMessageContaining("Read-only file system");
            assertThat(master.files().exists("/etc/machine/name")).isFalse();
            assertThatThrownBy(() -> master.run("sh", "-c", "command -v jq")).hasMessageContaining("exit status");
        }
    }

    @Test
    void aCapabilityThatDoesNotExistIsRefusedBeforeAnythingIsMade() {
        ClusterSpec spec = ClusterSpec.builder()
                .name("no-such-capability")
                .nodes(Role.AGENT, 1, NodeRequirements.none().withLinuxCapabilities("FLY"))
                .build();

        assertThatThrownBy(() -> Clusters.create(spec))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'FLY'");
    }

    @Test
    void whatCannotBeAPackageNeverReachesAShell() {
        ClusterSpec spec = ClusterSpec.builder()
                .name("no-such-package")
                .nodes(Role.AGENT, 1, NodeRequirements.none().withPackages("jq; reboot"))
                .build();

        assertThatThrownBy(() -> Clusters.create(spec))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'jq; reboot'");
    }

    @Test
    void anImageThatCannotBeBuiltTellsTheLastWordsOfTheBuild() {
        ClusterSpec spec = ClusterSpec.builder()
                .name("no-such-package")
                .nodes(Role.AGENT, 1, NodeRequirements.none().withPackages("no-such-package-anywhere"))
                .build();

        assertThatThrownBy(() -> Clusters.create(spec))
                .isInstanceOf(ClusterCreationException.class)
                .hasMessageContaining("Unable to locate package no-such-package-anywhere");
        assertThat(Clusters.list()).extracting(ClusterInfo::name).doesNotContain("no-such-package");
    }
}
