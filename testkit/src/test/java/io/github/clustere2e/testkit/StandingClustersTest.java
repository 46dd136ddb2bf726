// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.PowerControl;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.Events;

/** Clusters that stay when the tests have ended: those of failed tests, and those that are kept; on real nodes. */
@Tag("engine")
@Timeout(300)
class StandingClustersTest {

    private static final List<String> SEEN = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path evidence;

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    @AfterEach
    void remove() {
        SEEN.stream().distinct().filter(name -> find(name).isPresent()).forEach(Clusters::destroy);
    }

    @Test
    void theClusterOfAFailedTestStaysAsItWasAndIsTold() {
        Events failed = failing("10m").failed();

        ClusterInfo kept = find(SEEN.get(0)).orElseThrow();
        assertThat(kept.state()).isEqualTo(ClusterInfo.State.STANDING);
        assertThat(kept.expires().orElseThrow())
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(8)), Instant.now().plus(Duration.ofMinutes(10)));
        try (Cluster again = Clusters.attach(kept.name())) {
            assertThat(again.nodes().first().run("cat", "/root/left").stdout()).isEqualTo("by the test");
        }
        String told = failed.list()
                .get(0)
                .getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow()
                .getSuppressed()[0]
                .getMessage();
        assertThat(told).contains("cluster-e2e destroy", kept.name(), " run " + kept.name() + " --node agent_0 -- ");
    }

    @Test
    void otherTestsOfTheClassGetAnotherCluster() {
        failing("10m").assertStatistics(statistics -> statistics.started(2).failed(2));

        assertThat(SEEN).hasSize(2).doesNotHaveDuplicates();
        assertThat(find(SEEN.get(0))).isPresent();
        assertThat(find(SEEN.get(1))).as("of two that failed, one is kept").isEmpty();
    }

    @Test
    void itGoesWhenItsTimeIsOver() {
        failing("4s");

        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (find(SEEN.get(0)).isPresent() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        assertThat(find(SEEN.get(0))).isEmpty();
    }

    @Test
    void aKeptClusterIsThereForTheNextRunWithItsNodesOn() {
        Suites suites = Suites.withEvidenceIn(evidence).set(Settings.KEEP_TIME, "10m");

        suites.run(Keeps.class).testEvents().assertStatistics(statistics -> statistics.succeeded(1));
        suites.run(Keeps.class).testEvents().assertStatistics(statistics -> statistics.succeeded(1));

        assertThat(SEEN).hasSize(2);
        assertThat(SEEN.get(1)).isEqualTo(SEEN.get(0)).startsWith("kept-");
        assertThat(find(SEEN.get(0)).orElseThrow().state()).isEqualTo(ClusterInfo.State.STANDING);
    }

    private Events failing(String time) {
        return Suites.withEvidenceIn(evidence)
                .set(Settings.RETAIN, "on-failure")
                .set(Settings.RETAIN_TIME, time)
                .run(FailsTwice.class)
                .testEvents();
    }

    private static Optional<ClusterInfo> find(String name) {
        return Clusters.list().stream().filter(info -> info.name().equals(name)).findFirst();
    }

    @WithCluster(agents = 1, backend = "docker")
    static class FailsTwice {

        @Test
        void one(Cluster cluster) {
            fail(cluster);
        }

        @Test
        void another(Cluster cluster) {
            fail(cluster);
        }

        private static void fail(Cluster cluster) {
            SEEN.add(cluster.name());
            cluster.nodes().first().files().write("/root/left", "by the test");
            throw new AssertionError("it is wrong");
        }
    }

    @WithCluster(agents = 2, backend = "docker", scope = Scope.KEPT)
    static class Keeps {

        @Test
        void sees(Cluster cluster) {
            SEEN.add(cluster.name());
            cluster.nodes().run("true");
            cluster.capability(PowerControl.class).kill(cluster.node("agent_1"));
        }
    }
}
