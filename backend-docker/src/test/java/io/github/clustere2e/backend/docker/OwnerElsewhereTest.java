// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HostConfig;
import io.github.clustere2e.api.CleanReport;
import io.github.clustere2e.api.CleanReport.Item;
import io.github.clustere2e.api.CleanRequest;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What programs elsewhere have left on a real engine, each a node that runs and a volume. Where the owner cannot be seen
 * from here, neither the sweep of a creation nor a cleaning touches it while its lease lasts, and either removes it
 * then. No watchdog guards it here: that would be where its owner is.
 */
@Tag("engine")
@Tag("alone")
@Timeout(180)
class OwnerElsewhereTest {

    private static final String PREFIX = "owner-elsewhere-";
    /** What makes an owner one that cannot be compared with ours. */
    private static final Map<String, Map<String, String>> ELSEWHERE = Map.of(
            "machine", Map.of(Labels.OWNER_MACHINE, "0123456789abcdef0123456789abcdef"),
            "user", Map.of(Labels.OWNER_USER, "somebody-else"),
            "namespace", Map.of(Labels.OWNER_PID_NAMESPACE, "pid:[4026599999]"));

    private static final Map<String, String> EARLIER_BOOT =
            Map.of(Labels.OWNER_BOOT, "01234567-89ab-cdef-0123-456789abcdef");

    private static final EngineView ENGINE = new EngineView();
    /** The labels that each cluster has besides those of a node. */
    private static final Map<String, Map<String, String>> THEIRS = new HashMap<>();

    private static Map<String, String> labels;
    private static String image;

    @BeforeAll
    static void takeTheLabelsOfARealNode() {
        try (Cluster model = Clusters.create(ClusterSpec.builder()
                .name(PREFIX + "model")
                .nodes(Role.AGENT, 1)
                .build())) {
            var config = ENGINE.containersOf(model.name()).get(0).getConfig();
            labels = config.getLabels();
            image = config.getImage();
        }
        ELSEWHERE.forEach((who, owner) -> {
            THEIRS.put(who, owner);
            THEIRS.put(who + "-leased", with(owner, lease(Duration.ofHours(1))));
            THEIRS.put(who + "-over", with(owner, lease(Duration.ofSeconds(-1))));
        });
        THEIRS.put("boot", EARLIER_BOOT);
        THEIRS.put("boot-standing", with(EARLIER_BOOT, Map.of(Labels.LEASE, "standing")));
    }

    @BeforeEach
    void leaveThoseThatAreNotThere() {
        THEIRS.keySet().stream()
                .filter(which -> ENGINE.objectsOf(PREFIX + which).isEmpty())
                .forEach(OwnerElsewhereTest::leave);
    }

    @AfterAll
    static void nothingOfThemIsLeft() {
        THEIRS.keySet().forEach(OwnerElsewhereTest::remove);
        ENGINE.close();
    }

    private static void remove(String which) {
        String name = PREFIX + which;
        ENGINE.containersOf(name)
                .forEach(container -> ENGINE.client()
                        .removeContainerCmd(container.getId())
                        .withForce(true)
                        .exec());
        removeVolume(name);
    }

    private static void removeVolume(String name) {
        try {
            ENGINE.client().removeVolumeCmd(name).exec();
        } catch (NotFoundException e) {
            return; // it was to be removed
        }
    }

    @Test
    void theNextStartSweepsWhatIsOverAndNothingElse() {
        Clusters.create(ClusterSpec.builder()
                        .name(PREFIX + "next")
                        .nodes(Role.AGENT, 1)
                        .build())
                .close();

        assertOnlyWhatIsOverIsGone();
    }

    @Test
    void aCleaningRemovesWhatIsOverAndNothingElse() {
        CleanReport report = Clusters.provider("docker").clean(CleanRequest.leftovers());

        assertOnlyWhatIsOverIsGone();
        assertThat(report.kept())
                .filteredOn(item -> item.name().equals(PREFIX + "user-leased"))
                .extracting(Item::reason)
                .singleElement()
                .asString()
                .contains("of user 'somebody-else' elsewhere", "its lease ends at");
    }

    private void assertOnlyWhatIsOverIsGone() {
        for (String who : ELSEWHERE.keySet()) {
            assertUntouched(who);
            assertUntouched(who + "-leased");
            assertThat(ENGINE.objectsOf(PREFIX + who + "-over")).isEmpty();
        }
        // A process of an earlier boot of this machine has certainly ended.
        assertThat(ENGINE.objectsOf(PREFIX + "boot")).isEmpty();
        assertUntouched("boot-standing");
    }

    private void assertUntouched(String which) {
        assertThat(ENGINE.objectsOf(PREFIX + which)).as(which).hasSize(2);
        assertThat(ENGINE.containersOf(PREFIX + which).get(0).getState().getRunning())
                .as(which)
                .isTrue();
    }

    private static Map<String, String> lease(Duration left) {
        return Map.of(Labels.EXPIRES, Instant.now().plus(left).toString());
    }

    private static Map<String, String> with(Map<String, String> labels, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(labels);
        all.putAll(more);
        return all;
    }

    private static void leave(String which) {
        String name = PREFIX + which;
        Map<String, String> all = with(
                with(labels, Map.of(Labels.CLUSTER, name, Labels.ID, "id-of-" + name)),
                THEIRS.getOrDefault(which, Map.of()));
        ENGINE.client().createVolumeCmd().withName(name).withLabels(all).exec();
        String node = ENGINE.client()
                .createContainerCmd(image)
                .withLabels(all)
                .withEntrypoint("sleep", "600")
                .withHostConfig(HostConfig.newHostConfig().withNetworkMode("none"))
                .exec()
                .getId();
        ENGINE.client().startContainerCmd(node).exec();
    }
}
