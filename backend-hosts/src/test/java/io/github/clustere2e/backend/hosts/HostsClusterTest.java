// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterCreationException;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.FilePublishing;
import io.github.clustere2e.api.Lease;
import io.github.clustere2e.api.Membership;
import io.github.clustere2e.api.NodeInfo;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.Snapshots;
import io.github.clustere2e.api.UnsupportedCapabilityException;
import io.github.clustere2e.ssh.SshNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clusters of hosts that exist: sshd processes on this machine. */
@Timeout(120)
class HostsClusterTest {

    @TempDir
    Path directory;

    private Surroundings here;

    @BeforeEach
    void setUp() throws IOException {
        here = new Surroundings(directory, 3);
    }

    @AfterEach
    void tearDown() {
        here.close();
    }

    @Test
    void aClusterOfGivenHostsRunsCommandsOnEachOfThem() {
        try (Cluster cluster = here.provider().create(here.spec("lab", 2).build())) {
            assertThat(cluster.nodes().run("sh", "-c", "echo $HOME").asList())
                    .hasSize(2)
                    .extracting(CommandResult::stdout)
                    .allSatisfy(home -> assertThat(home).contains("sshd-"))
                    .doesNotHaveDuplicates();
            assertThat(cluster.backend()).isEqualTo("hosts");
            assertThat(cluster.nodes().first().privateAddress().isLoopbackAddress())
                    .isTrue();
        }
        assertThat(here.claims()).isEmpty();
    }

    @Test
    void aStandingClusterIsListedAttachedToAndDestroyed() {
        here.provider()
                .create(here.spec("lab", 2).lease(Lease.standing()).build())
                .close();
        assertThat(here.provider().list()).singleElement().satisfies(info -> {
            assertThat(info.state()).isEqualTo(ClusterInfo.State.STANDING);
            assertThat(info.nodes()).extracting(NodeInfo::name).containsExactly("agent_0", "agent_1");
        });
        try (Cluster cluster = here.provider().attach("lab")) {
            assertThat(cluster.node("agent_1").run("echo", "here").stdout()).isEqualTo("here");
        }
        here.provider().destroy("lab");
        assertThat(here.provider().list()).isEmpty();
        assertThat(here.claims()).isEmpty();
    }

    @Test
    void whatIsKeptOfAClusterOnlyItsUserCanRead() throws IOException {
        try (Cluster cluster = here.provider().create(here.spec("lab", 1).build());
                Stream<Path> files = Files.walk(here.state().resolve("backends"))) {
            assertThat(cluster.nodes().size()).isEqualTo(1);
            assertThat(files.filter(file -> file.toString().endsWith(".claim") || Files.isDirectory(file)))
                    .hasSizeGreaterThan(1)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .endsWith("------"));
        }
    }

    @Test
    void hostsThatNameARoleAreTakenForItAndTheOthersForAnyRole() {
        HostsOptions pool = HostsOptions.of(
                here.host(0).build(),
                here.host(1).roles(Role.MASTER).build(),
                here.host(2).roles(Role.AGENT, Role.MASTER).build());
        ClusterSpec spec = ClusterSpec.builder()
                .name("lab")
                .nodes(Role.AGENT, 1)
                .nodes(Role.MASTER, 2)
                .options(pool)
                .build();
        try (Cluster cluster = here.provider().create(spec)) {
            assertThat(port(cluster, "agent_0")).isEqualTo(here.sshd(2).port());
            assertThat(port(cluster, "master_0")).isEqualTo(here.sshd(1).port());
            assertThat(port(cluster, "master_1")).isEqualTo(here.sshd(0).port());
        }
    }

    @Test
    void aHostIsInOneClusterAtATimeAndTheErrorSaysInWhich() {
        try (Cluster first = here.provider().create(here.spec("first", 2).build())) {
            assertThatThrownBy(
                            () -> here.provider().create(here.spec("second", 2).build()))
                    .isInstanceOf(ClusterCreationException.class)
                    .hasMessageContaining("role 'agent' wants 2 and can have 1")
                    .hasMessageContaining("agent_0 of cluster 'first'")
                    .hasMessageContaining("free")
                    .hasMessageContaining("Nothing is left of it.");
            try (Cluster second = here.provider().create(here.spec("second", 1).build())) {
                assertThat(second.nodes().size() + first.nodes().size()).isEqualTo(3);
            }
        }
    }

    @Test
    void whatGivenHostsCannotDoIsRefused() {
        try (Cluster cluster = here.provider().create(here.spec("lab", 1).build())) {
            for (Class<? extends Capability> unable :
                    List.of(Membership.class, PowerControl.class, Snapshots.class, FilePublishing.class)) {
                assertThatThrownBy(() -> cluster.capability(unable))
                        .isInstanceOf(UnsupportedCapabilityException.class)
                        .hasMessageContaining(unable.getSimpleName());
            }
        }
    }

    @Test
    void aHostThatIsOffHoldsUpNeitherTheListNorTheDestruction() {
        here.provider()
                .create(here.spec("lab", 2).lease(Lease.standing()).build())
                .close();
        here.sshd(1).stop();
        assertThat(here.provider().list())
                .singleElement()
                .extracting(info -> info.nodes().size())
                .isEqualTo(2);
        try (Cluster cluster = here.provider().attach("lab")) {
            assertThat(cluster.node("agent_0").run("echo", "on").stdout()).isEqualTo("on");
            assertThat(cluster.diagnostics(cluster.node("agent_1")).toString()).contains("not to be reached");
        }
        here.provider().destroy("lab");
        assertThat(here.claims()).isEmpty();
    }

    private static int port(Cluster cluster, String node) {
        return ((SshNode) cluster.node(node)).endpoint().port();
    }
}
