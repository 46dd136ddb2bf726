// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.ClusterInfo.State;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.Labels;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which clusters are swept: exactly those of which it is known that nobody has them. */
class CensusTest {

    private static final Owner ME = Owner.current();
    private static final Owner DEAD = new Owner(ME.machine(), ME.boot(), ME.pidNamespace(), ME.pid(), "1", ME.user());
    private static final Owner ELSEWHERE = new Owner("other", ME.boot(), ME.pidNamespace(), 1, "1", ME.user());

    @TempDir
    Path directory;

    @Test
    void aClusterGoesWithItsOwner() {
        assertThat(state(DEAD, "owned", ClusterDirectory.Stage.OWNED, null)).isEqualTo(State.ABANDONED);
        assertThat(state(ME, "owned", ClusterDirectory.Stage.OWNED, null)).isEqualTo(State.OWNED);
    }

    @Test
    void aClusterThatWasNeverFinishedGoesWithItsBuilder() {
        assertThat(state(DEAD, "standing", ClusterDirectory.Stage.BUILDING, null))
                .isEqualTo(State.ABANDONED);
        assertThat(state(ME, "standing", ClusterDirectory.Stage.BUILDING, null)).isEqualTo(State.BUILDING);
    }

    @Test
    void aStandingClusterOutlivesItsOwner() {
        assertThat(state(DEAD, "standing", ClusterDirectory.Stage.STANDING, null))
                .isEqualTo(State.STANDING);
    }

    @Test
    void anotherMachinesClusterStaysUntilItsLeaseEnds() {
        Instant soon = Instant.now().plus(Duration.ofHours(1));
        Instant past = Instant.now().minus(Duration.ofSeconds(1));

        assertThat(state(ELSEWHERE, "owned", ClusterDirectory.Stage.OWNED, null))
                .isEqualTo(State.OWNED);
        assertThat(state(ELSEWHERE, "standing", ClusterDirectory.Stage.BUILDING, soon))
                .isEqualTo(State.BUILDING);
        assertThat(state(ELSEWHERE, "standing", ClusterDirectory.Stage.STANDING, past))
                .isEqualTo(State.ABANDONED);
    }

    @Test
    void aRetainedClusterOutlivesItsOwnerUntilItsTimeIsOver() {
        assertThat(retained(Instant.now().plus(Duration.ofHours(1)))).isEqualTo(State.STANDING);
        assertThat(retained(Instant.now().minus(Duration.ofSeconds(1)))).isEqualTo(State.ABANDONED);
    }

    private State retained(Instant end) {
        FileBackend backend = new FileBackend(directory.resolve("machines-" + System.nanoTime()));
        String name = "retained" + System.nanoTime();
        add(backend, name, DEAD, "owned", ClusterDirectory.Stage.OWNED, null);
        new ClusterDirectory(directory.resolve("state").resolve(name)).writeRetention(end);
        return Census.take("files", backend).infos().get(0).state();
    }

    @Test
    void aSweepRemovesWhatIsAbandonedAndTouchesNothingElse() {
        FileBackend backend = new FileBackend(directory.resolve("machines"));
        add(backend, "gone", DEAD, "owned", ClusterDirectory.Stage.OWNED, null);
        add(backend, "mine", ME, "owned", ClusterDirectory.Stage.OWNED, null);
        add(backend, "theirs", ELSEWHERE, "owned", ClusterDirectory.Stage.OWNED, null);

        Census.take("files", backend).sweep();

        assertThat(Census.take("files", backend).infos())
                .extracting(info -> info.name())
                .containsExactly("mine", "theirs");
    }

    private State state(Owner owner, String lease, ClusterDirectory.Stage stage, @Nullable Instant expires) {
        FileBackend backend = new FileBackend(directory.resolve("machines-" + System.nanoTime()));
        add(backend, "c" + System.nanoTime(), owner, lease, stage, expires);
        return Census.take("files", backend).infos().get(0).state();
    }

    private void add(
            FileBackend backend,
            String name,
            Owner owner,
            String lease,
            ClusterDirectory.Stage stage,
            @Nullable Instant expires) {
        ClusterDirectory state = new ClusterDirectory(directory.resolve("state").resolve(name));
        Map<String, String> labels = new HashMap<>(owner.labels());
        labels.put(Labels.CLUSTER, name);
        labels.put(Labels.ID, "id-" + name);
        labels.put(Labels.LEASE, lease);
        labels.put(Labels.DIRECTORY, state.path().toString());
        if (expires != null) {
            labels.put(Labels.EXPIRES, expires.toString());
        }
        ClusterIdentity identity = ClusterIdentity.of(labels);
        state.claim(identity, ME);
        state.mark(stage);
        backend.write(identity, "shared", labels);
    }
}
