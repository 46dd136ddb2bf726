// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.NotFoundException;
import io.github.clustere2e.api.CleanReport;
import io.github.clustere2e.api.CleanReport.Item;
import io.github.clustere2e.api.CleanRequest;
import io.github.clustere2e.api.CleanRequest.Scope;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a cleaning removes from a real engine. Others use the engine too: nothing is removed here that the next creation
 * would not remove as well.
 */
@Tag("engine")
@Tag("alone")
@Tag("core")
@Timeout(300)
class CleanTest {

    private static final String LIVE = "clean-test-live";

    private final EngineView engine = new EngineView();
    private final List<Runnable> undo = new ArrayList<>();
    private Cluster live;
    private String image;
    private Map<String, String> labels;

    @BeforeEach
    void oneClusterOfALivingOwner() {
        live = Clusters.create(
                ClusterSpec.builder().name(LIVE).nodes(Role.AGENT, 1).build());
        image = engine.containersOf(LIVE).get(0).getConfig().getImage();
        labels = new HashMap<>(engine.containersOf(LIVE).get(0).getConfig().getLabels());
        labels.keySet().removeAll(List.of(Labels.NODE, Labels.ROLE, Labels.INDEX, Labels.HOST_KEY));
    }

    @AfterEach
    void nothingOfUsIsLeft() {
        undo.forEach(Runnable::run);
        live.close();
        engine.close();
    }

    @Test
    void whatADeadOwnerLeftGoesWithRunningAndStoppedContainersAndStrangersStay() {
        Map<String, String> dead = labelsOf("clean-test-dead", Map.of(Labels.OWNER_START, "1"));
        String running = container("clean-test-running", dead, "sleep", "600");
        engine.client().startContainerCmd(running).exec();
        container("clean-test-stopped", dead, "true");
        volume("clean-test-volume", dead);
        network("clean-test-network", dead);
        String stranger = container("cluster-e2e-somebody-elses", Map.of("owner", "somebody"), "true");
        volume("cluster-e2e-somebody-elses", Map.of());
        network("cluster-e2e-somebody-elses", Map.of("io.github.clustere2e", "nearly"));

        CleanReport report = clean(CleanRequest.leftovers());

        assertThat(engine.objectsOf("clean-test-dead")).isEmpty();
        assertThat(report.removed()).extracting(Item::name).contains("clean-test-dead");
        assertThat(report.kept())
                .filteredOn(item -> item.name().equals(LIVE))
                .singleElement()
                .satisfies(item -> assertThat(item.reason()).contains("building or using it"));
        assertThat(live.nodes().run("true").worstStatus()).isZero();
        assertThat(engine.client().inspectContainerCmd(stranger).exec().getId()).isEqualTo(stranger);
        assertThat(engine.client()
                        .inspectVolumeCmd("cluster-e2e-somebody-elses")
                        .exec()
                        .getName())
                .isNotEmpty();
        assertThat(engine.client()
                        .inspectNetworkCmd()
                        .withNetworkId("cluster-e2e-somebody-elses")
                        .exec()
                        .getId())
                .isNotEmpty();
    }

    @Test
    void whoseOwnerCannotBeSeenFromHereStaysUntilItsLeaseEnds() {
        Map<String, Map<String, String>> elsewhere = Map.of(
                "clean-test-machine", Map.of(Labels.OWNER_MACHINE, "0123456789abcdef0123456789abcdef"),
                "clean-test-container", Map.of(Labels.OWNER_PID_NAMESPACE, "pid:[4026599999]"));
        elsewhere.forEach((name, owner) -> volume(name, labelsOf(name, owner)));
        elsewhere.forEach((name, owner) -> {
            Map<String, String> leased = labelsOf(name + "-lease", owner);
            leased.put(Labels.EXPIRES, Instant.now().plus(Duration.ofHours(1)).toString());
            volume(name + "-lease", leased);
            Map<String, String> over = labelsOf(name + "-over", owner);
            over.put(Labels.EXPIRES, Instant.now().minusSeconds(1).toString());
            volume(name + "-over", over);
        });

        // Not even by force; a rehearsal, because this engine is not ours alone.
        assertThat(clean(CleanRequest.leftovers().of(Scope.EVERYTHING).rehearsed())
                        .kept())
                .extracting(Item::name)
                .contains(
                        "clean-test-machine",
                        "clean-test-machine-lease",
                        "clean-test-container",
                        "clean-test-container-lease");
        CleanReport report = clean(CleanRequest.leftovers());

        assertThat(report.removed())
                .extracting(Item::name)
                .contains("clean-test-machine-over", "clean-test-container-over")
                .doesNotContain("clean-test-machine", "clean-test-container-lease");
        assertThat(engine.objectsOf("clean-test-container-over")).isEmpty();
        assertThat(engine.objectsOf("clean-test-machine-lease")).containsExactly("volume clean-test-machine-lease");
        assertThat(engine.objectsOf("clean-test-container")).containsExactly("volume clean-test-container");
    }

    @Test
    void anImageOfANodeIsKeptAndOneThatNobodyHasWouldGo() {
        engine.client()
                .commitCmd(engine.containersOf(LIVE).get(0).getId())
                .withRepository("cluster-e2e-node")
                .withTag("clean-test")
                .exec();
        undo.add(() ->
                engine.client().removeImageCmd("cluster-e2e-node:clean-test").exec());

        CleanReport report = clean(CleanRequest.leftovers().withImages().rehearsed());

        assertThat(report.kept())
                .filteredOn(item -> item.kind().equals("image"))
                .extracting(Item::name)
                .contains(image);
        assertThat(report.removed()).extracting(Item::name).contains("cluster-e2e-node:clean-test");
        assertThat(clean(CleanRequest.leftovers()).removed())
                .extracting(Item::kind)
                .doesNotContain("image");
    }

    private static CleanReport clean(CleanRequest request) {
        return Clusters.provider("docker").clean(request);
    }

    private Map<String, String> labelsOf(String name, Map<String, String> owner) {
        Map<String, String> changed = new HashMap<>(labels);
        changed.put(Labels.CLUSTER, name);
        changed.put(Labels.ID, "id-of-" + name);
        changed.putAll(owner);
        return changed;
    }

    private String container(String name, Map<String, String> marks, String... command) {
        String id = engine.client()
                .createContainerCmd(image)
                .withName(name)
                .withLabels(marks)
                .withCmd(command)
                .exec()
                .getId();
        undo.add(() -> quietly(
                () -> engine.client().removeContainerCmd(id).withForce(true).exec()));
        return id;
    }

    private void volume(String name, Map<String, String> marks) {
        engine.client().createVolumeCmd().withName(name).withLabels(marks).exec();
        undo.add(() -> quietly(() -> engine.client().removeVolumeCmd(name).exec()));
    }

    private void network(String name, Map<String, String> marks) {
        engine.client().createNetworkCmd().withName(name).withLabels(marks).exec();
        undo.add(() -> quietly(() -> engine.client().removeNetworkCmd(name).exec()));
    }

    private static void quietly(Runnable removal) {
        try {
            removal.run();
        } catch (NotFoundException e) {
            return; // the cleaning was to remove it
        }
    }
}
