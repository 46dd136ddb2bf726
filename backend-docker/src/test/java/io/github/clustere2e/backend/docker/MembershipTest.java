// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.FilePublishing;
import io.github.clustere2e.api.HostKeyMismatchException;
import io.github.clustere2e.api.Lease;
import io.github.clustere2e.api.Membership;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.NodeGroup;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes join one standing cluster, leave it and take the place of others, on a real engine. */
@Tag("engine")
@Tag("core")
@Timeout(300)
class MembershipTest {

    private static final String NAME = "membership-test";
    private static final Role CLIENT = Role.of("client");

    private static final List<String> FIRST = List.of("master_0", "agent_0", "agent_1");
    private static final EngineView ENGINE = new EngineView();

    @TempDir
    Path directory;

    private Cluster cluster = Clusters.attach(NAME); // as another process does

    @BeforeAll
    static void make() {
        Clusters.create(ClusterSpec.builder()
                        .name(NAME)
                        .lease(Lease.standing())
                        .nodes(Role.MASTER, 1)
                        .nodes(
                                Role.AGENT,
                                2,
                                NodeRequirements.none().withVolumes("/srv/data").withLinuxCapabilities("SYS_TIME"))
                        .build())
                .close();
    }

    @AfterAll
    static void removeAll() {
        Clusters.attach(NAME).destroy();
        assertThat(ENGINE.objectsOf(NAME)).isEmpty();
        ENGINE.close();
    }

    /** Other processes' too, which only a cluster knows that is attached to now. */
    @AfterEach
    void removeThoseThatJoined() {
        cluster.close();
        cluster = Clusters.attach(NAME);
        cluster.nodes().stream().filter(node -> !FIRST.contains(node.name())).forEach(membership()::remove);
        assertThat(names()).isEqualTo(FIRST);
        cluster.close();
    }

    @Test
    void nodesThatJoinAreLikeTheOthersAndAllFindEachOther() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "for all\n");
        String published = cluster.capability(FilePublishing.class).publish(file);
        Nodes before = cluster.nodes();

        Nodes agents = membership().add(Role.AGENT, 2);
        Nodes clients = membership().add(CLIENT, 1);

        assertThat(agents).extracting(Node::name).containsExactly("agent_2", "agent_3");
        assertThat(clients).extracting(Node::name).containsExactly("client_0");
        assertThat(before.size()).as("a snapshot").isEqualTo(3);
        assertThat(cluster.nodes())
                .extracting(Node::name)
                .containsExactly("master_0", "agent_0", "agent_1", "agent_2", "agent_3", "client_0");
        assertThat(agents.run("systemctl", "is-system-running"))
                .extracting(CommandResult::stdout)
                .containsOnly("running");
        assertThat(cluster.nodes().run("cat", published))
                .extracting(CommandResult::stdout)
                .containsOnly("for all");
        assertThat(cluster.nodes(Role.AGENT)
                        .run("findmnt", "-n", "-o", "TARGET", "/srv/data")
                        .worstStatus())
                .isZero();
        assertThat(cluster.nodes(Role.AGENT).run("grep", "CapEff", "/proc/1/status"))
                .extracting(CommandResult::stdout)
                .as("the same rights")
                .containsOnly(cluster.node("agent_0")
                        .run("grep", "CapEff", "/proc/1/status")
                        .stdout());
        assertAllFindEachOther();
        try (Cluster again = Clusters.attach(NAME)) {
            assertThat(again.nodes()).extracting(Node::name).isEqualTo(names());
            assertThat(again.nodes().run("true").worstStatus()).isZero();
        }
    }

    @Test
    void whatANodeLeavesTheNextOneGets() {
        Node leaving = cluster.node("agent_0");
        String machineId = leaving.run("cat", "/etc/machine-id").stdout();
        leaving.files().write("/var/tmp/remember", "this");
        membership().remove(leaving);

        assertThat(names()).containsExactly("master_0", "agent_1");
        assertThat(ENGINE.objectsOf(NAME)).noneMatch(object -> object.contains("agent-0"));
        assertThatThrownBy(() -> leaving.run("true"))
                .isInstanceOf(NodeConnectionException.class)
                .hasMessageContaining("closed");
        assertThat(finds(cluster.node("master_0"), "agent-0")).isEmpty();

        Node joining = membership().add(Role.AGENT, 1).first();

        assertThat(joining.name()).isEqualTo("agent_0");
        assertThat(joining.privateAddress()).isEqualTo(leaving.privateAddress());
        assertThat(joining.run("cat", "/etc/machine-id").stdout()).isNotEqualTo(machineId);
        assertThat(joining.run("ls", "/var/tmp").stdout()).doesNotContain("remember");
        assertThat(names()).isEqualTo(FIRST);
        assertAllFindEachOther();
    }

    @Test
    void aNodeThatIsReplacedHasItsPlaceAndNothingElse() {
        Node old = cluster.node("agent_0");
        String host = old.run("sh", "-c", "hostname; hostname -I").stdout();
        List<String> self = old.run("cat", "/etc/machine-id", "/etc/ssh/ssh_host_ed25519_key.pub")
                .lines();
        old.files().write("/srv/data/remember", "this");

        try (Cluster other = Clusters.attach(NAME)) {
            other.capability(PowerControl.class).kill(other.node("agent_0"));
            Node fresh = membership().replace(old);

            assertThat(fresh.name()).isEqualTo(old.name());
            assertThat(fresh.run("sh", "-c", "hostname; hostname -I").stdout()).isEqualTo(host);
            assertThat(fresh.run("cat", "/etc/machine-id", "/etc/ssh/ssh_host_ed25519_key.pub")
                            .lines())
                    .doesNotContainAnyElementsOf(self);
            assertThat(fresh.run("ls", "/srv/data").stdout()).isEmpty();
            assertThat(names()).isEqualTo(FIRST);
            assertAllFindEachOther();

            assertThatThrownBy(() -> old.run("true")).hasMessageContaining("closed");
            assertThatThrownBy(() -> other.node("agent_0").run("true"))
                    .as("what others know of it is of another host")
                    .isInstanceOf(HostKeyMismatchException.class);
            assertThatThrownBy(() -> other.capability(Membership.class).replace(other.node("agent_0")))
                    .hasMessageContaining("attach");
        }
    }

    @Test
    void whoeverAddsAtTheSameMomentTakesAnotherPlace() throws Exception {
        Process other = Jvm.start(Adder.class);
        List<String> added = new ArrayList<>();
        try (var words = other.inputReader()) {
            assertThat(words.readLine()).isEqualTo("attached");
            membership().add(Role.AGENT, 2).forEach(node -> added.add(node.name()));
            added.addAll(words.lines().toList());
        }
        assertThat(other.waitFor()).isZero();

        assertThat(added).containsExactlyInAnyOrder("agent_2", "agent_3", "agent_4", "agent_5");
        try (Cluster again = Clusters.attach(NAME)) {
            assertThat(again.nodes().stream().map(Node::privateAddress)).doesNotHaveDuplicates();
            assertThat(again.nodes().run("true").worstStatus()).isZero();
        }
    }

    @Test
    void whatCannotBeReadyInTimeLeavesNothing() {
        List<String> before = ENGINE.objectsOf(NAME);
        NodeGroup group = new NodeGroup(Role.AGENT, 2, NodeRequirements.none());

        assertThatThrownBy(() -> membership().add(group, Duration.ofMillis(1)))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("[agent_2, agent_3] could not be made")
                .hasMessageContaining("Nothing is left of them");

        assertThat(ENGINE.objectsOf(NAME)).hasSameElementsAs(before);
        assertThat(names()).isEqualTo(FIRST);
        assertThat(cluster.nodes().run("true").worstStatus()).isZero();
    }

    /** Adds two nodes in a process of its own. */
    static final class Adder {

        private Adder() {}

        public static void main(String[] arguments) {
            try (Cluster cluster = Clusters.attach(NAME)) {
                System.out.println("attached");
                cluster.capability(Membership.class)
                        .add(Role.AGENT, 2)
                        .forEach(node -> System.out.println(node.name()));
            }
        }
    }

    private Membership membership() {
        return cluster.capability(Membership.class);
    }

    private List<String> names() {
        return cluster.nodes().stream().map(Node::name).toList();
    }

    private void assertAllFindEachOther() {
        for (Node node : cluster.nodes()) {
            for (Node other : cluster.nodes()) {
                for (String name : Set.of(other.hostname(), other.name().replace('_', '-'))) {
                    assertThat(finds(node, name))
                            .startsWith(other.privateAddress().getHostAddress() + " ");
                }
            }
        }
    }

    private static String finds(Node node, String name) {
        return node.run(Command.builder("getent", "hosts", name).anyExitStatus().build())
                .stdout();
    }
}
