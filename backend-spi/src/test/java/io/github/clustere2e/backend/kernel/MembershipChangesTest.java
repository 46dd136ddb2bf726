// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Membership;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.Labels;
import io.github.clustere2e.backend.MachineRequest;
import io.github.clustere2e.ssh.SshKeyPair;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Changes that fail, or need no ready node: on a fake, which no node answers. Others are made on a real engine. */
@Timeout(60)
class MembershipChangesTest {

    private static final NodeRequirements DISK = NodeRequirements.none().withVolumes("/srv");

    @TempDir
    Path path;

    private final Queue<MachineRequest> asked = new ConcurrentLinkedQueue<>();
    private FileBackend backend = new FileBackend(Path.of("/none"));
    private ClusterDirectory directory = new ClusterDirectory(Path.of("/none"));
    private ClusterIdentity identity = new ClusterIdentity("", "", Map.of());

    @BeforeEach
    void aStandingClusterOfAnotherProcess() {
        backend = new FileBackend(path.resolve("machines"));
        directory = new ClusterDirectory(path.resolve("state").resolve("herd"));
        Map<String, String> labels = new HashMap<>(Owner.current().labels());
        labels.put(Labels.CLUSTER, "herd");
        labels.put(Labels.ID, "id-of-herd");
        labels.put(Labels.LEASE, "standing");
        labels.put(Labels.DIRECTORY, directory.path().toString());
        identity = ClusterIdentity.of(labels);
        directory.claim(identity, Owner.current());
        directory.writeKey(SshKeyPair.generate("").privateKey());
        directory.mark(ClusterDirectory.Stage.STANDING);
        add(Role.MASTER, 0, 0, 0);
        add(Role.AGENT, 0, 1, 1);
        add(Role.AGENT, 2, 3, 1);
        backend.whileMaking = request -> {
            asked.add(request);
            backend.stopped.add(request.node().name());
        };
    }

    @AfterEach
    void nobodyHasTheLock() {
        ChangeLock.takeIfFree(directory).orElseThrow().close();
    }

    @Test
    void aNewNodeIsAskedForAsTheOthersOfItsRoleWere() {
        try (Cluster cluster = attach()) {
            assertThatThrownBy(() -> changes(cluster).add(Role.AGENT, 2)).isInstanceOf(ClusterException.class);

            assertThat(asked)
                    .extracting(request -> request.node().name())
                    .containsExactlyInAnyOrder("agent_1", "agent_3");
            assertThat(asked).allSatisfy(request -> {
                assertThat(request.requirements()).isEqualTo(DISK);
                assertThat(request.cluster().identity()).isEqualTo(identity);
                assertThat(request.labels()).containsAllEntriesOf(identity.labels());
                assertThat(request.labels()).containsEntry(Labels.GROUP, "1");
                assertThat(request.labels()).containsEntry(Labels.NEEDS_VOLUMES, "/srv");
            });
            assertThat(asked).extracting(MachineRequest::ordinal).containsExactlyInAnyOrder(2, 4);
        }
    }

    @Test
    void anAdditionThatFailsRemovesWhatItMadeAndNothingElse() {
        List<Path> before = backend.files();
        try (Cluster cluster = attach()) {
            assertThatThrownBy(() -> changes(cluster).add(Role.AGENT, 2))
                    .hasMessageContaining("[agent_1, agent_3] could not be made for cluster 'herd'")
                    .hasMessageContaining("Nothing is left of them")
                    .hasMessageContaining("The machine is burnt");

            assertThat(backend.files()).hasSameElementsAs(before);
            assertThat(backend.withdrawn).containsExactlyInAnyOrder("agent_1", "agent_3");
            assertThat(names(cluster)).containsExactly("master_0", "agent_0", "agent_2");
        }
    }

    @Test
    void badInputMakesNothing() {
        try (Cluster cluster = attach()) {
            Membership changes = changes(cluster);
            Node master = cluster.node("master_0");

            assertThatThrownBy(() -> changes.add(Role.AGENT, 0)).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> changes.replace(master, Duration.ZERO)).isInstanceOf(InvalidInputException.class);
            assertThat(backend.files()).hasSize(3);
        }
    }

    @Test
    void aNodeThatIsRemovedIsNoMemberAndTheLastOneStays() {
        try (Cluster cluster = attach();
                Cluster other = attach()) {
            changes(cluster).remove(cluster.node("agent_0"));
            assertThat(names(cluster)).containsExactly("master_0", "agent_2");
            assertThat(names(other)).containsExactly("master_0", "agent_0", "agent_2");

            changes(other).remove(other.node("agent_0"));
            assertThat(names(other)).as("it was gone already").containsExactly("master_0", "agent_2");

            changes(cluster).remove(cluster.node("agent_2"));
            assertThatThrownBy(() -> changes(cluster).remove(cluster.node("master_0")))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("destroy the cluster instead");
            assertThat(names(cluster)).containsExactly("master_0");
        }
    }

    @Test
    void aNodeThatCannotBeReplacedIsGone() {
        try (Cluster cluster = attach()) {
            Node old = cluster.node("agent_0");
            assertThatThrownBy(() -> changes(cluster).replace(old)).hasMessageContaining("[agent_0] could not be made");

            assertThat(names(cluster)).containsExactly("master_0", "agent_2");
            assertThat(asked).singleElement().satisfies(request -> {
                assertThat(request.ordinal()).isEqualTo(1);
                assertThat(request.requirements()).isEqualTo(DISK);
            });
        }
    }

    @Test
    void whatIsBeingAddedIsNoMemberAndIsRemovedIfWhoeverAddsItWasKilled() {
        add(Role.AGENT, 1, 2, 1);
        directory.writeNewcomers(List.of("agent_1", "agent_3"));

        try (ChangeLock held = ChangeLock.take(directory, Deadline.in(Duration.ofSeconds(30)));
                Cluster meanwhile = attach()) {
            assertThat(held).isNotNull();
            assertThat(names(meanwhile)).containsExactly("master_0", "agent_0", "agent_2");
            assertThat(backend.files()).hasSize(4);
        }
        try (Cluster afterwards = attach()) {
            assertThat(names(afterwards)).containsExactly("master_0", "agent_0", "agent_2");
            assertThat(backend.files()).hasSize(3);
            assertThat(backend.withdrawn).containsExactlyInAnyOrder("agent_1", "agent_3");
        }
        assertThat(directory.newcomers()).isEmpty();
    }

    @Test
    void aClusterOfAnEarlierVersionIsLeftAlone() {
        Map<String, String> labels = new HashMap<>(identity.labels());
        labels.put(Labels.NODE, "agent_7");
        labels.put(Labels.HOST_KEY, SshKeyPair.generate("").publicKey());
        backend.write(identity, "agent_7", labels);

        try (Cluster cluster = attach()) {
            assertThatThrownBy(() -> changes(cluster).add(Role.AGENT, 1)).hasMessageContaining("earlier version");
            assertThat(backend.files()).hasSize(4);
        }
    }

    private Cluster attach() {
        return new Attachment("files", backend).attach("herd", List.of());
    }

    private static Membership changes(Cluster cluster) {
        return cluster.capability(Membership.class);
    }

    private static List<String> names(Cluster cluster) {
        return cluster.nodes().stream().map(Node::name).toList();
    }

    private void add(Role role, int index, int ordinal, int group) {
        Seat seat = new Seat(role, index, ordinal, group, DISK);
        Map<String, String> labels = new HashMap<>(identity.labels());
        labels.put(Labels.NODE, seat.name());
        labels.put(Labels.ROLE, role.name());
        labels.put(Labels.INDEX, String.valueOf(index));
        labels.put(Labels.ORDINAL, String.valueOf(ordinal));
        labels.put(Labels.GROUP, String.valueOf(group));
        labels.put(Labels.HOST_KEY, SshKeyPair.generate("").publicKey());
        labels.putAll(NeedLabels.of(DISK));
        backend.write(identity, seat.name(), labels);
    }
}
