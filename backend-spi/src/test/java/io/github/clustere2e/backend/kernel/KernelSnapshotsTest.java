// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NameTakenException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.SnapshotInfo;
import io.github.clustere2e.backend.ClusterHandle;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.FoundSnapshot;
import io.github.clustere2e.backend.Labels;
import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.NodeIdentity;
import io.github.clustere2e.backend.SnapshotIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel adds to a store of snapshots: tags, owners, keys, and nothing left of what fails. */
class KernelSnapshotsTest {

    private static final Owner ME = Owner.current();
    private static final Owner DEAD = new Owner(ME.machine(), ME.boot(), ME.pidNamespace(), ME.pid(), "1", ME.user());

    @TempDir
    Path directory;

    private final MemorySnapshots store = new MemorySnapshots();

    @BeforeEach
    void stateOfItsOwn() {
        System.setProperty("clustere2e.state", directory.resolve("state").toString());
    }

    @AfterEach
    void stateAsBefore() {
        System.clearProperty("clustere2e.state");
    }

    @Test
    void aSnapshotKeepsTheKeysWhereOnlyTheOwnerSeesThem() throws IOException {
        SnapshotInfo taken = snapshots().take("one");

        assertThat(taken.complete()).isTrue();
        assertThat(taken.cluster()).isEqualTo("source");
        assertThat(taken.nodes()).containsExactly("agent_0");
        SnapshotDirectory kept = SnapshotDirectory.of(store.find().get(0).identity());
        kept.check(store.find().get(0));
        assertThat(kept.key()).asString(StandardCharsets.UTF_8).isEqualTo("key");
        assertThat(kept.secrets()).asString(StandardCharsets.UTF_8).isEqualTo("secrets");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.path())))
                .isEqualTo("rwx------");
    }

    @Test
    void aTagIsTakenOnceAndBadOnesNever() {
        snapshots().take("one");

        assertThatThrownBy(() -> snapshots().take("one"))
                .isInstanceOf(NameTakenException.class)
                .hasMessageContaining("'one'");
        assertThatThrownBy(() -> snapshots().take("One"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'One' is not a snapshot tag");
        assertThat(store.find()).hasSize(1);
    }

    @Test
    void nothingIsLeftOfOneThatFails() {
        store.whileTaking = () -> {
            throw new ClusterException("the disk is full");
        };

        assertThatThrownBy(() -> snapshots().take("one")).hasMessageContaining("the disk is full");
        assertThat(store.find()).isEmpty();
        assertThat(StateHome.snapshots("memory")).isEmptyDirectory();
    }

    @Test
    void oneThatADeadProcessHasNotFinishedMakesWay() {
        store.all.add(unfinished(DEAD));

        snapshots().take("one");

        assertThat(store.find())
                .singleElement()
                .satisfies(found -> assertThat(found.complete()).isTrue());
    }

    @Test
    void whatADeadProcessHasNotFinishedIsSweptAwayAndItsNodesGoOn() {
        store.all.add(unfinished(DEAD));

        SnapshotCensus.sweep("memory", store);

        assertThat(store.find()).isEmpty();
        assertThat(store.resumed).containsExactly("one");
    }

    @Test
    void whoeverRemovesWhatADeadProcessHasNotFinishedLetsItsNodesGoOnToo() {
        FoundSnapshot unfinished = unfinished(DEAD);
        store.all.add(unfinished);

        KernelSnapshots.remove(store, unfinished);

        assertThat(store.find()).isEmpty();
        assertThat(store.resumed).containsExactly("one");
    }

    @Test
    void whatALivingProcessIsTakingIsLeftAlone() {
        store.all.add(unfinished(ME));

        SnapshotCensus.sweep("memory", store);

        assertThat(store.find()).hasSize(1);
        assertThat(store.resumed).isEmpty();
    }

    @Test
    void oneThatALivingProcessIsTakingDoesNot() {
        store.all.add(unfinished(ME));

        assertThatThrownBy(() -> snapshots().take("one")).isInstanceOf(NameTakenException.class);
        assertThat(store.find()).hasSize(1);
    }

    @Test
    void whatIsIncompleteOrWithoutItsKeysIsNotRestored() {
        FoundSnapshot unfinished = unfinished(ME);
        FoundSnapshot keyless = new FoundSnapshot(unfinished.identity(), true, List.of());
        SnapshotDirectory kept = SnapshotDirectory.of(unfinished.identity());

        assertThatThrownBy(() -> kept.check(unfinished)).hasMessageContaining("'one' is not complete");
        assertThatThrownBy(() -> kept.check(keyless))
                .hasMessageContaining("keys of snapshot 'one' are not in " + kept.path());
    }

    private FoundSnapshot unfinished(Owner owner) {
        Map<String, String> labels = new HashMap<>(owner.labels());
        labels.put(Labels.SNAPSHOT, "one");
        labels.put(Labels.SNAPSHOT_ID, "id-of-another");
        labels.put(Labels.DIRECTORY, directory.resolve("elsewhere").toString());
        return new FoundSnapshot(SnapshotIdentity.of(labels), false, List.of());
    }

    private KernelSnapshots snapshots() {
        ClusterDirectory state = StateHome.directory("memory", "source");
        Map<String, String> labels = new HashMap<>(ME.labels());
        labels.put(Labels.CLUSTER, "source");
        labels.put(Labels.ID, "id-of-source");
        labels.put(Labels.DIRECTORY, state.path().toString());
        ClusterIdentity identity = ClusterIdentity.of(labels);
        if (!state.isOf(identity.id())) {
            state.claim(identity, ME);
            state.writeKey("key".getBytes(StandardCharsets.UTF_8));
            createParent();
        }
        return new KernelSnapshots("memory", store, new OneMachine(identity));
    }

    private static void createParent() {
        try {
            Files.createDirectories(StateHome.snapshots("memory"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private record OneMachine(ClusterIdentity identity) implements ClusterHandle {

        @Override
        public List<Machine> machines() {
            NodeIdentity node = new NodeIdentity("agent_0", Role.AGENT, 0, "source-agent-0");
            return List.of(new Machine("machine", node, "running", Optional.empty(), Map.of()));
        }

        @Override
        public Machine machine(Node node) {
            return machines().get(0);
        }

        @Override
        public void disconnect(Node node) {
            throw new UnsupportedOperationException("nothing is connected");
        }

        @Override
        public void awaitReady(Node node, Duration limit) {
            throw new UnsupportedOperationException("nothing is started");
        }
    }
}
