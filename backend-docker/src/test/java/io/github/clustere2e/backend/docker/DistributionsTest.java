// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.Role;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nodes of other distributions than the default's are hosts as good. The first time builds their images. */
@Tag("engine")
@Timeout(1200)
class DistributionsTest {

    @Test
    @Tag("soak")
    void debian13IsAHost() {
        checkHosts(Distribution.DEBIAN_13, "debian", "13");
    }

    @Test
    @Tag("soak")
    void ubuntu2204IsAHost() {
        checkHosts(Distribution.UBUNTU_22_04, "ubuntu", "22.04");
    }

    @Test
    @Tag("soak")
    void ubuntu2404IsAHost() {
        checkHosts(Distribution.UBUNTU_24_04, "ubuntu", "24.04");
    }

    @Test
    void aDistributionWhoseSystemdCannotRunOnTheEngineIsRefusedBeforeAnythingIsMade() {
        try (EngineView engine = new EngineView()) {
            assumeTrue(
                    "1".equals(engine.client().infoCmd().exec().getCGroupVersion()),
                    "only an engine with cgroup version 1 shows it");
        }
        ClusterSpec spec = spec("distribution-refused", Distribution.FEDORA_43, 1);

        assertThatThrownBy(() -> Clusters.create(spec))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("distribution: systemd of fedora-43 runs on cgroup version 2 alone");
    }

    @Test
    void oneThatNeedsARegistryIsToldWithWhatHelpsWhereThereIsNone() {
        assumeFalse(hasRegistry(), "only an engine that reaches no registry shows it");

        assertThatThrownBy(() -> Clusters.create(spec("distribution-unreachable", Distribution.ROCKY_9, 1)))
                .hasMessageContainingAll(
                        "cannot get rockylinux/rockylinux:9 from a registry", "rocky-9", "docker load", "debian-12");
        assertThat(Clusters.list()).extracting(ClusterInfo::name).doesNotContain("distribution-unreachable");
    }

    private static boolean hasRegistry() {
        try (EngineView engine = new EngineView()) {
            return engine.client()
                    .pullImageCmd("rockylinux/rockylinux:9")
                    .start()
                    .awaitCompletion(1, TimeUnit.MINUTES);
        } catch (InterruptedException | RuntimeException e) {
            return false;
        }
    }

    private static void checkHosts(Distribution distribution, String name, String version) {
        try (Cluster cluster =
                        Clusters.create(spec("distribution-" + distribution.id().replace('.', '-'), distribution, 2));
                EngineView engine = new EngineView()) {
            for (Node node : cluster.nodes()) {
                assertThat(node.run("sh", "-c", ". /etc/os-release; echo $ID $VERSION_ID")
                                .stdout())
                        .isEqualTo(name + " " + version);
                assertThat(node.run("systemctl", "is-system-running").stdout()).isEqualTo("running");
                assertThat(node.run("hostname").stdout()).isEqualTo(node.hostname());
            }
            Node agent = cluster.node("agent_0");
            assertThat(agent.run("sh", "-c", "echo 7 | jq .").stdout()).isEqualTo("7");
            assertThat(agent.run("sh", "-c", "findmnt -n -o FSTYPE /tmp || echo disk")
                            .stdout())
                    .isEqualTo("disk");
            checkServices(agent);
            checkThatWaitingIsNoOffence(agent);
            LongInput.assertCheap(agent);
            assertThat(engine.containersOf(cluster.name()))
                    .extracting(container -> container.getConfig().getImage())
                    .allMatch(image -> image.startsWith("cluster-e2e-node:" + distribution.id() + "-"));
        }
    }

    /** Software brings services, which log to the journal and run for users. */
    private static void checkServices(Node node) {
        node.run("systemd-run", "--wait", "--unit", "greeting", "--uid", "daemon", "sh", "-c", "id -un");
        assertThat(node.run("journalctl", "--unit", "greeting", "--output", "cat")
                        .stdout())
                .contains("daemon");
        assertThat(node.run("systemctl", "list-units", "--all", "--plain", "--no-legend", "ssh.service")
                        .stdout())
                .contains("running");
    }

    /** Newer servers shut out whoever often connects without logging in, which is what waiting for a node looks like. */
    private static void checkThatWaitingIsNoOffence(Node node) {
        String connect =
                "for i in $(seq 40); do exec 3<>/dev/tcp/127.0.0.1/22; read -r -u 3 banner || exit 1; exec 3<&-; done;"
                        + " echo $banner";
        assertThat(node.run("bash", "-c", connect).stdout()).startsWith("SSH-2.0-");
        assertThat(node.run("sh", "-c", "sshd -T | grep -i '^persourcepenalties' || echo none")
                        .stdout())
                .containsAnyOf("persourcepenalties no", "none");
    }

    private static ClusterSpec spec(String name, Distribution distribution, int agents) {
        return ClusterSpec.builder()
                .name(name)
                .nodes(Role.AGENT, agents, NodeRequirements.none().withPackages("jq"))
                .options(DockerOptions.builder().distribution(distribution).build())
                .build();
    }
}
