// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterCreationException;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Lease;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.SystemdNodes;
import io.github.clustere2e.installer.files.ScriptInstaller;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clusters of hosts with systemd, which are nodes of a Docker cluster. */
@Tag("engine")
@Timeout(240)
class DockerHostsTest {

    private static final String STATE = "clustere2e.state";

    @TempDir
    static Path state;

    private static DockerHosts machines;
    private static HostsOptions pool;

    private final ClusterProvider hosts = Clusters.provider(HostsOptions.BACKEND);

    @BeforeAll
    static void makeMachines() {
        System.setProperty(STATE, state.toString());
        machines = new DockerHosts("given-hosts", 3, state);
        pool = HostsOptions.of(machines.hosts());
    }

    @AfterAll
    static void removeMachines() {
        try {
            machines.close();
        } finally {
            System.clearProperty(STATE);
        }
    }

    @AfterEach
    void nothingIsLeft() {
        hosts.list().forEach(cluster -> hosts.destroy(cluster.name()));
    }

    private static ClusterSpec.Builder spec(String name, int agents, NodeRequirements needs) {
        return ClusterSpec.builder().name(name).nodes(Role.AGENT, agents, needs).options(pool);
    }

    private static ClusterSpec.Builder spec(String name, int agents) {
        return spec(name, agents, NodeRequirements.none());
    }

    @Test
    void nodesAreTheMachinesWithTheirOwnNamesAndAddressesAndHaveSystemd() {
        try (Cluster cluster = hosts.create(spec("lab", 3).build())) {
            assertThat(cluster.nodes().run("systemctl", "is-system-running").asList())
                    .extracting(CommandResult::stdout)
                    .containsOnly("running");
            assertThat(cluster.capabilities()).contains(SystemdNodes.class);
            for (Node node : cluster.nodes()) {
                assertThat(node.run("hostname").stdout()).isEqualTo(node.hostname());
                Node machine = machines.machine(Integer.parseInt(node.name().substring("agent_".length())));
                assertThat(node.hostname()).isEqualTo(machine.hostname());
                assertThat(node.privateAddress()).isEqualTo(machine.privateAddress());
            }
        }
    }

    @Test
    void anotherProcessAttaches() throws Exception {
        hosts.create(spec("lab", 2).lease(Lease.standing()).build()).close();
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-D" + STATE + "=" + state,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Attached.class.getName(),
                        "lab")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(other.waitFor()).isZero();
        assertThat(said.lines())
                .containsExactly(
                        machines.machine(0).hostname(), machines.machine(1).hostname());
    }

    @Test
    void aClusterThatComesAndGoesLeavesNoTraceOnItsHostsAndHarmsNothing() {
        machines.machine(0).run("sh", "-c", "setsid sleep 86400 >/dev/null 2>&1 </dev/null & echo kept > /root/kept");
        List<String> before = machines.traces(0).toList();
        assertThat(before).contains("sleep 86400").anyMatch(line -> line.startsWith("/root/kept "));
        try (Cluster cluster = hosts.create(spec("lab", 1).build())) {
            assertThat(cluster.node("agent_0").run("true").succeeded()).isTrue();
        }
        hosts.create(spec("lab", 1).lease(Lease.standing()).build()).close();
        hosts.destroy("lab");
        assertThat(machines.traces(0).toList()).isEqualTo(before);
    }

    @Test
    void twoClustersShareAPoolAndNeverAHost() {
        try (Cluster one = hosts.create(spec("one", 1).build());
                Cluster two = hosts.create(spec("two", 2).build())) {
            assertThat(one.node("agent_0").run("hostname").stdout())
                    .isEqualTo(machines.machine(0).hostname());
            assertThat(two.nodes().run("hostname").asList())
                    .extracting(CommandResult::stdout)
                    .containsExactly(
                            machines.machine(1).hostname(), machines.machine(2).hostname());
            assertThatThrownBy(() -> hosts.create(spec("three", 1).build()))
                    .isInstanceOf(ClusterCreationException.class)
                    .hasMessageContaining("agent_0 of cluster 'one'");
        }
    }

    @Test
    void aHostThatIsOffIsNamedAndNeitherListNorDestroyMindsIt() {
        hosts.create(spec("lab", 2).lease(Lease.standing()).build()).close();
        machines.switchOff(1);
        try {
            assertThat(hosts.list()).hasSize(1);
            try (Cluster cluster = hosts.attach("lab")) {
                assertThat(cluster.node("agent_0").run("true").succeeded()).isTrue();
            }
            hosts.destroy("lab");
            assertThat(hosts.list()).isEmpty();
            assertThatThrownBy(() -> hosts.create(spec("lab", 2).build()))
                    .isInstanceOf(ClusterCreationException.class)
                    .hasMessageContaining("agent_1 on machine_1")
                    .hasMessageContaining("Nothing is left of it");
            assertThat(hosts.list()).isEmpty();
        } finally {
            machines.switchOn(1);
        }
    }

    @Test
    void whatSoftwareNeedsIsLookedForAndNotGiven() {
        NodeRequirements met = NodeRequirements.none()
                .withPackages("systemd", "openssh-server")
                .withTmpfs("/scratch")
                .withPorts(5050);
        try (Cluster cluster = hosts.create(spec("lab", 1, met).build())) {
            assertThat(cluster.nodes().size()).isEqualTo(1);
        }
        NodeRequirements unmet = NodeRequirements.none()
                .withPackages("systemd", "mariadb-server")
                .withTmpfs("/root")
                .withVolumes("/root", "/nowhere")
                .withLinuxCapabilities("SYS_MODULE")
                .withPorts(22)
                .withDocker();
        assertThatThrownBy(() -> hosts.create(spec("lab", 1, unmet).build()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("agent_0 on machine_0")
                .hasMessageContaining("the package mariadb-server is not installed")
                .hasMessageNotContaining("package systemd")
                .hasMessageContaining("/root is not in memory")
                .hasMessageContaining("/root is no directory with a file system of its own")
                .hasMessageContaining("/nowhere is no directory")
                .hasMessageContaining("SYS_MODULE")
                .hasMessageContaining("TCP port 22 is in use")
                .hasMessageContaining("no Docker engine answers");
        assertThat(hosts.list()).isEmpty();
    }

    @Test
    void softwareIsInstalledOnHostsAndOnSomeNodesOfTheirCluster(@TempDir Path directory) throws Exception {
        Path script = Files.writeString(directory.resolve("setup.sh"), "#!/bin/sh\necho \"$1\" > /var/tmp/installed\n");
        try (Cluster cluster = hosts.create(spec("lab", 3).build())) {
            installer(script, "everywhere").install(cluster);
            Cluster part = Clusters.of("part", Map.of(Role.MASTER, Nodes.of(List.of(cluster.node("agent_1")))));
            installer(script, "there").install(part);
            part.destroy();
            assertThat(cluster.nodes().run("cat", "/var/tmp/installed").asList())
                    .extracting(CommandResult::stdout)
                    .containsExactly("everywhere", "there", "everywhere");
        }
        assertThat(machines.machine(1).run("cat", "/var/tmp/installed").stdout())
                .isEqualTo("there");
    }

    private static ScriptInstaller installer(Path script, String argument) {
        return ScriptInstaller.builder()
                .script(script)
                .arguments(List.of(argument))
                .build();
    }
}
