// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.FilePublishing;
import io.github.clustere2e.api.HostKeyMismatchException;
import io.github.clustere2e.api.NameTakenException;
import io.github.clustere2e.api.NoSuchClusterException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.NodeInfo;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.SystemdNodes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One real cluster, looked at from all sides. */
@Tag("engine")
@Tag("core")
@Timeout(300)
class DockerClusterTest {

    private static final String NAME = "backend-docker-test";
    private static final EngineView ENGINE = new EngineView();

    private static Cluster cluster;

    @TempDir
    Path directory;

    @BeforeAll
    static void make() {
        cluster = Clusters.create(ClusterSpec.builder()
                .name(NAME)
                .nodes(Role.MASTER, 1)
                .nodes(Role.AGENT, 2)
                .build());
    }

    @AfterAll
    static void removeAll() {
        cluster.close();
        assertThat(ENGINE.objectsOf(NAME)).isEmpty();
        ENGINE.close();
    }

    @Test
    void everyNodeIsSettledAndLetsEverybodyIn() {
        assertThat(cluster.nodes().run("systemctl", "is-system-running"))
                .extracting(CommandResult::stdout)
                .containsOnly("running");
        assertThat(cluster.nodes().run("test", "!", "-e", "/run/nologin").worstStatus())
                .isZero();
        assertThat(cluster.capabilities()).contains(SystemdNodes.class);
    }

    @Test
    void everyNodeIsSomebodyOfItsOwn() {
        assertThat(distinct("cat", "/etc/machine-id")).isEqualTo(3);
        assertThat(distinct("cat", "/etc/ssh/ssh_host_ed25519_key.pub")).isEqualTo(3);
        assertThat(cluster.nodes().run("hostname"))
                .extracting(CommandResult::stdout)
                .containsExactly(NAME + "-master-0", NAME + "-agent-0", NAME + "-agent-1");
        assertThat(cluster.node("agent_0")
                        .run("sh", "-c", "ls /etc/ssh/ssh_host_*_key")
                        .stdout())
                .isEqualTo("/etc/ssh/ssh_host_ed25519_key");
    }

    @Test
    void anIdentityIsOnItsOwnNodeAndNowhereElse() {
        assertThat(cluster.nodes().run("ls", "/var/lib/cluster-e2e/identity"))
                .extracting(CommandResult::lines)
                .containsOnly(
                        List.of("authorized_keys", "machine-id", "ssh_host_ed25519_key", "ssh_host_ed25519_key.pub"));
        assertThat(cluster.nodes().run("stat", "-L", "-c", "%a %U", "/etc/ssh/ssh_host_ed25519_key"))
                .extracting(CommandResult::stdout)
                .containsOnly("600 root");
        assertThat(cluster.nodes()
                        .run(
                                "readlink",
                                "/etc/machine-id",
                                "/etc/ssh/ssh_host_ed25519_key",
                                "/root/.ssh/authorized_keys"))
                .flatExtracting(CommandResult::lines)
                .allMatch(link -> link.startsWith("/var/lib/cluster-e2e/identity/"));
    }

    @Test
    void noNodeIsPrivileged() {
        assertThat(ENGINE.containersOf(NAME)).hasSize(3).allSatisfy(container -> {
            assertThat(container.getHostConfig().getPrivileged()).isFalse();
            assertThat(container.getHostConfig().getCapAdd()).isNullOrEmpty();
            assertThat(container.getNetworkSettings().getPorts().getBindings()).isEmpty();
        });
    }

    @Test
    void theNodesFindEachOtherByName() {
        Node agent = cluster.node("agent_0");
        String master = cluster.node("master_0").privateAddress().getHostAddress();

        for (String name : List.of("master-0", "master_0", NAME + "-master-0")) {
            assertThat(agent.run("getent", "hosts", name).stdout()).startsWith(master + " ");
        }
    }

    @Test
    void aFailedCommandTellsItsStatusAndItsLastLines() {
        assertThatThrownBy(() -> cluster.node("agent_1").run("sh", "-c", "echo out; echo err >&2; exit 7"))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("agent_1")
                .hasMessageContaining("exit status 7")
                .hasMessageContaining("out")
                .hasMessageContaining("err");
    }

    @Test
    void longInputIsKeptCheaplyUntilItsCommandReadsIt() {
        LongInput.assertCheap(cluster.node("agent_0"));
    }

    @Test
    void aPublishedFileIsOnEveryNode() throws Exception {
        Path file = Files.writeString(directory.resolve("a file"), "for all\n");
        String place = cluster.capability(FilePublishing.class).publish(file);

        assertThat(cluster.nodes().run("cat", place))
                .extracting(CommandResult::stdout)
                .containsOnly("for all");
        assertThat(cluster.capability(FilePublishing.class).publish(file)).isEqualTo(place);
        assertThatThrownBy(() -> cluster.node("agent_0").run("touch", place)).hasMessageContaining("Read-only");
    }

    @Test
    void aKilledNodeComesBackAsItWas() {
        Node node = cluster.node("agent_1");
        node.files().write("/var/tmp/remember", "this");
        String before = identity(node);
        PowerControl power = cluster.capability(PowerControl.class);

        power.kill(node);
        assertThat(cluster.diagnostics(node).state()).isEqualTo("exited");
        power.start(node);

        assertThat(identity(node)).isEqualTo(before);
        assertThat(node.run("systemctl", "is-system-running").stdout()).isEqualTo("running");
    }

    @Test
    void theNameIsTakenWhileTheClusterIsThere() {
        ClusterSpec same = ClusterSpec.builder().name(NAME).nodes(Role.AGENT, 1).build();

        assertThatThrownBy(() -> Clusters.create(same)).isInstanceOf(NameTakenException.class);
        assertThat(ENGINE.containersOf(NAME)).hasSize(3);
    }

    @Test
    void aClusterIsFoundByItsNameFromElsewhere() {
        try (Cluster same = Clusters.attach(NAME)) {
            assertThat(same.nodes().run("true").worstStatus()).isZero();
            assertThat(same.nodes().asList()).extracting(Node::name).containsExactly("master_0", "agent_0", "agent_1");
        }
        assertThat(cluster.node("agent_0").run("true").succeeded()).isTrue();
        assertThatThrownBy(() -> Clusters.attach("no-such-cluster"))
                .isInstanceOf(NoSuchClusterException.class)
                .hasMessageContaining(NAME);
    }

    @Test
    void theListTellsWhatThereIs() {
        ClusterInfo info = Clusters.list().stream()
                .filter(each -> each.name().equals(NAME))
                .findFirst()
                .orElseThrow();

        assertThat(info.state()).isEqualTo(ClusterInfo.State.OWNED);
        assertThat(info.nodes()).extracting(NodeInfo::name).containsExactly("master_0", "agent_0", "agent_1");
        assertThat(info).isEqualTo(cluster.info());
    }

    @Test
    void aHostThatIsNotTheOneThatWasMadeIsNotTalkedTo() {
        Node node = cluster.node("agent_0");
        node.run(Command.shell("cp /etc/ssh/ssh_host_ed25519_key* /root/ && rm /etc/ssh/ssh_host_ed25519_key*"
                + " && ssh-keygen -q -t ed25519 -N '' -f /etc/ssh/ssh_host_ed25519_key && systemctl restart ssh"));
        try (Cluster another = Clusters.attach(NAME)) {
            assertThatThrownBy(() -> another.node("agent_0").run("true"))
                    .isInstanceOf(HostKeyMismatchException.class)
                    .isInstanceOf(NodeConnectionException.class)
                    .hasMessageContaining("SHA256:");
        } finally {
            node.run(Command.shell("mv /root/ssh_host_ed25519_key* /etc/ssh/ && systemctl restart ssh"));
        }
    }

    private static long distinct(String... command) {
        return new HashSet<>(cluster.nodes().run(command).asList().stream()
                        .map(CommandResult::stdout)
                        .toList())
                .size();
    }

    private static String identity(Node node) {
        return node.run("sh", "-c", "hostname; hostname -I; cat /etc/machine-id /etc/ssh/*.pub /var/tmp/remember")
                .stdout();
    }
}
