// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.FanOut;
import io.github.clustere2e.api.Membership;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.Role;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One cluster: Docker with two storage drivers on nodes of two roles, and none on those of a third. */
@Tag("engine")
@Timeout(300)
class DockerInsideTest {

    private static final String NAME = "docker-inside";
    private static final int SYS_ADMIN = 21; // capability.h
    private static final EngineView ENGINE = new EngineView();

    private static Cluster cluster;

    @BeforeAll
    static void make() {
        cluster = Clusters.create(ClusterSpec.builder()
                .name(NAME)
                .nodes(Role.MASTER, 2)
                .nodes(Role.AGENT, 1)
                .nodes(Role.PUBLIC_AGENT, 1)
                .options(DockerOptions.builder()
                        .dockerInside(Role.MASTER, DockerInside.distribution())
                        .dockerInside(Role.AGENT, DockerInside.distribution().storageDriver(DockerStorageDriver.VFS))
                        .build())
                .build());
        InnerContainers.makeImage(overlay());
        InnerContainers.makeImage(vfs());
    }

    @AfterAll
    static void removeAll() {
        cluster.close();
        assertThat(ENGINE.objectsOf(NAME)).isEmpty();
        ENGINE.close();
    }

    @Test
    void theVersionIsTheDistributionsAndTheStorageDriverIsTheOneThatWasAskedFor() {
        String version = overlay()
                .run("dpkg-query", "-W", "-f", "${Version}", "docker.io")
                .stdout()
                .replaceFirst("[+~-].*", "");

        assertThat(info(overlay())).startsWith("overlay2 " + version);
        assertThat(info(vfs())).startsWith("vfs " + version);
    }

    @Test
    void aContainerReachesTheNodesThroughItsOwnNetwork() {
        String other = cluster.node("public_agent_0").privateAddress().getHostAddress();
        for (Node node : new Node[] {overlay(), vfs()}) {
            assertThat(InnerContainers.run(node, "", "ping -c 1 -W 5 " + other)).contains("1 received");
        }
    }

    @Test
    void aContainerIsInAControlGroupOfItsNode() {
        InnerContainers.start(overlay(), "grouped");
        String inner = overlay()
                .run(
                        "sh",
                        "-c",
                        "cat /proc/$(docker inspect -f '{{.State.Pid}}' grouped)/cgroup; docker rm -f grouped >/dev/null")
                .stdout();

        assertThat(inner).contains("docker").doesNotContain("/../");
        assertThat(overlay().run("cat", "/proc/1/cgroup").stdout())
                .as("the node has control groups of its own")
                .doesNotContain("docker");
    }

    @Test
    void whatAContainerHasWrittenIsThereAfterARebootOfItsNode() {
        FanOut.of("keep a note")
                .over(List.of(overlay(), vfs()), Node::name, node -> {
                    InnerContainers.start(node, "keeper");
                    InnerContainers.exec(node, "keeper", "echo kept >/tmp/note");

                    cluster.capability(PowerControl.class).reboot(node);

                    node.run("docker", "start", "keeper");
                    assertThat(InnerContainers.exec(node, "keeper", "cat /tmp/note"))
                            .isEqualTo("kept");
                    return node.run("docker", "rm", "-f", "keeper");
                })
                .orThrow();
    }

    @Test
    void aNodeThatReplacesAnotherHasDockerAndNothingInIt() {
        Node old = cluster.node("master_1");
        InnerContainers.makeImage(old);

        Node fresh = cluster.capability(Membership.class).replace(old);

        assertThat(info(fresh)).isEqualTo(info(overlay()));
        assertThat(fresh.run("docker", "images", "-q").stdout()).isEmpty();
    }

    @Test
    void onlyTheNodesWithDockerHaveMoreRights() {
        Node plain = cluster.node("public_agent_0");

        assertThat(plain.run(Command.shell("command -v dockerd || echo none")).stdout())
                .isEqualTo("none");
        assertThat(capabilities(plain).testBit(SYS_ADMIN)).isFalse();
        assertThat(capabilities(overlay()).testBit(SYS_ADMIN)).isTrue();
    }

    @Test
    void theParametersOfTheMachinesKernelStayReadOnly() {
        assertThatThrownBy(() -> overlay().run("sysctl", "-w", "vm.max_map_count=65530"))
                .hasMessageContaining("vm.max_map_count");
        assertThat(overlay().run("sysctl", "-w", "net.ipv4.ip_forward=1").succeeded())
                .isTrue();
    }

    private static String info(Node node) {
        return node.run("docker", "info", "-f", "{{.Driver}} {{.ServerVersion}}")
                .stdout();
    }

    private static BigInteger capabilities(Node node) {
        return new BigInteger(
                node.run("sed", "-n", "s/^CapBnd:\\s*//p", "/proc/1/status").stdout(), 16);
    }

    private static Node overlay() {
        return cluster.node("master_0");
    }

    private static Node vfs() {
        return cluster.node("agent_0");
    }
}
