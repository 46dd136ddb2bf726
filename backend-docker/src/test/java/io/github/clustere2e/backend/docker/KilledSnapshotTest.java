// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.InspectContainerResponse;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Lease;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.SnapshotInfo;
import io.github.clustere2e.api.Snapshots;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever takes a snapshot is killed while the nodes stand still for it. */
@Tag("engine")
@Tag("soak")
@Timeout(180)
class KilledSnapshotTest {

    private static final String NAME = "killed-snapshot";

    @Test
    void theNodesGoOnAndNothingOfTheSnapshotStays() throws Exception {
        try (EngineView engine = new EngineView();
                Cluster standing = Clusters.create(ClusterSpec.builder()
                        .name(NAME)
                        .nodes(Role.AGENT, 2)
                        .lease(Lease.standing(Duration.ofMinutes(10)))
                        .build())) {
            try {
                killWhenOneIsPaused(engine);
                assertThat(engine.containersOf(NAME)).anyMatch(KilledSnapshotTest::isPaused);

                try (Cluster attached = Clusters.attach(NAME)) {
                    assertThat(attached.nodes().run("echo", "on"))
                            .extracting(CommandResult::stdout)
                            .containsOnly("on");
                }

                assertThat(Clusters.snapshots()).extracting(SnapshotInfo::tag).doesNotContain(NAME);
            } finally {
                standing.destroy();
            }
        }
    }

    private static void killWhenOneIsPaused(EngineView engine) throws Exception {
        Process taker = Jvm.start(Taker.class);
        try {
            while (engine.containersOf(NAME).stream().noneMatch(KilledSnapshotTest::isPaused)) {
                assertThat(taker.isAlive()).as("it takes its snapshot").isTrue();
            }
        } finally {
            taker.destroyForcibly().waitFor();
        }
    }

    private static boolean isPaused(InspectContainerResponse container) {
        return Boolean.TRUE.equals(container.getState().getPaused());
    }

    /** The process that is killed. */
    static final class Taker {

        private Taker() {}

        public static void main(String[] arguments) {
            try (Cluster cluster = Clusters.attach(NAME)) {
                cluster.capability(Snapshots.class).take(NAME);
            }
        }
    }
}
