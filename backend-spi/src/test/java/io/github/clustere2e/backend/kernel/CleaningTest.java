// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.CleanReport;
import io.github.clustere2e.api.CleanReport.Item;
import io.github.clustere2e.api.CleanRequest;
import io.github.clustere2e.api.CleanRequest.Scope;
import io.github.clustere2e.api.Finding.Level;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.Labels;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cleaning removes: what is ours and nobody has any more, and further things only when it is told to. */
class CleaningTest {

    private static final String PROPERTY = "clustere2e.state";
    private static final Owner ME = Owner.current();
    private static final Owner DEAD = new Owner(ME.machine(), ME.boot(), ME.pidNamespace(), ME.pid(), "1", ME.user());
    private static final Owner OTHER_MACHINE = new Owner("other", ME.boot(), ME.pidNamespace(), 1, "1", ME.user());
    private static final Owner OTHER_CONTAINER = new Owner(ME.machine(), ME.boot(), "pid:[1]", 1, "1", ME.user());
    private static final Owner OTHER_USER = new Owner(ME.machine(), ME.boot(), ME.pidNamespace(), 1, "1", "somebody");

    @TempDir
    Path directory;

    private FileBackend backend;

    @BeforeEach
    void stateOfItsOwn() {
        System.setProperty(PROPERTY, directory.resolve("state").toString());
        backend = new FileBackend(directory.resolve("machines"));
        add("dead", DEAD, ClusterDirectory.Stage.OWNED, null);
        add("mine", ME, ClusterDirectory.Stage.OWNED, null);
        add("half-made", ME, ClusterDirectory.Stage.BUILDING, null);
        add("standing", DEAD, ClusterDirectory.Stage.STANDING, null);
        add("kept-for-an-hour", DEAD, ClusterDirectory.Stage.STANDING, Duration.ofHours(1));
        add("over", DEAD, ClusterDirectory.Stage.STANDING, Duration.ofSeconds(-1));
        for (String lease : new String[] {"for-ever", "runs", "over"}) {
            Duration left = Map.of("runs", Duration.ofHours(1), "over", Duration.ofSeconds(-1))
                    .get(lease);
            add("machine-" + lease, OTHER_MACHINE, ClusterDirectory.Stage.OWNED, left);
            add("container-" + lease, OTHER_CONTAINER, ClusterDirectory.Stage.STANDING, left);
            add("user-" + lease, OTHER_USER, ClusterDirectory.Stage.OWNED, left);
        }
    }

    @AfterEach
    void stateOfEverybody() {
        System.clearProperty(PROPERTY);
    }

    @Test
    void onlyWhatHasEndedGoesAtFirst() {
        CleanReport report = clean(CleanRequest.leftovers());

        assertThat(report.removed())
                .extracting(Item::name)
                .containsExactly("container-over", "dead", "machine-over", "over", "user-over");
        assertThat(left())
                .containsExactly(
                        "container-for-ever",
                        "container-runs",
                        "half-made",
                        "kept-for-an-hour",
                        "machine-for-ever",
                        "machine-runs",
                        "mine",
                        "standing",
                        "user-for-ever",
                        "user-runs");
        assertThat(report.kept())
                .hasSize(10)
                .allSatisfy(item -> assertThat(item.reason()).isNotEmpty());
        assertThat(report.failed()).isEmpty();
    }

    @Test
    void standingClustersOfThisUserGoOnRequestAndThoseInUseByForce() {
        assertThat(clean(CleanRequest.leftovers().of(Scope.STANDING)).removed())
                .extracting(Item::name)
                .contains("standing", "kept-for-an-hour")
                .doesNotContain("mine", "half-made");
        assertThat(clean(CleanRequest.leftovers().of(Scope.EVERYTHING)).removed())
                .extracting(Item::name)
                .containsExactly("half-made", "mine");
        assertThat(left())
                .containsExactly(
                        "container-for-ever",
                        "container-runs",
                        "machine-for-ever",
                        "machine-runs",
                        "user-for-ever",
                        "user-runs");
    }

    @Test
    void aRehearsalTellsTheSameAndRemovesNothing() {
        CleanReport rehearsal =
                clean(CleanRequest.leftovers().of(Scope.EVERYTHING).rehearsed());

        assertThat(left()).hasSize(15);
        assertThat(clean(CleanRequest.leftovers().of(Scope.EVERYTHING))).isEqualTo(rehearsal);
    }

    @Test
    void keysWithoutAClusterGoWithTheirOwnerAndStayIfTheClusterMayBeElsewhere() {
        ClusterDirectory ended = state("lost", DEAD, ClusterDirectory.Stage.OWNED, null);
        ClusterDirectory elsewhere = state("elsewhere", DEAD, ClusterDirectory.Stage.STANDING, null);
        ClusterDirectory beginning = state("beginning", ME, ClusterDirectory.Stage.BUILDING, null);

        assertThat(new LeftoverCheck("files", backend, ClusterIdentity.of(Map.of())).examine())
                .satisfies(finding -> assertThat(finding.level()).isEqualTo(Level.WARNING))
                .satisfies(finding -> assertThat(finding.seen())
                        .contains(
                                "cluster 'dead'", "cluster 'over'", ended.path().toString())
                        .doesNotContain("standing", "elsewhere"));
        CleanReport report = clean(CleanRequest.leftovers());

        assertThat(ended.path()).doesNotExist();
        assertThat(elsewhere.path()).exists();
        assertThat(beginning.path()).exists();
        assertThat(report.kept())
                .filteredOn(item -> item.kind().equals("state"))
                .extracting(Item::name)
                .containsExactlyInAnyOrder(
                        elsewhere.path().toString(), beginning.path().toString());
    }

    private CleanReport clean(CleanRequest request) {
        return new Cleaning("files", backend, request).clean();
    }

    private List<String> left() {
        return Census.take("files", backend).infos().stream()
                .map(info -> info.name())
                .toList();
    }

    private void add(String name, Owner owner, ClusterDirectory.Stage stage, @Nullable Duration left) {
        ClusterDirectory state = state(name, owner, stage, left);
        ClusterIdentity identity = state.identity().orElseThrow();
        backend.write(identity, "shared", identity.labels());
    }

    private static ClusterDirectory state(
            String name, Owner owner, ClusterDirectory.Stage stage, @Nullable Duration left) {
        ClusterDirectory state = StateHome.directory("files", name);
        Map<String, String> labels = new HashMap<>(owner.labels());
        labels.put(Labels.CLUSTER, name);
        labels.put(Labels.ID, "id-" + name);
        labels.put(Labels.LEASE, stage == ClusterDirectory.Stage.STANDING ? "standing" : "owned");
        labels.put(Labels.DIRECTORY, state.path().toString());
        if (left != null) {
            labels.put(Labels.EXPIRES, Instant.now().plus(left).toString());
        }
        state.claim(ClusterIdentity.of(labels), ME);
        state.mark(stage);
        return state;
    }
}
