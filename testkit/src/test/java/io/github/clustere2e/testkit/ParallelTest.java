// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.Clusters;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Classes and tests that run at once, on a machine that is said to carry little; simulated nodes. */
@Timeout(120)
class ParallelTest {

    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();
    private static final AtomicInteger MOST = new AtomicInteger();

    @TempDir
    Path evidence;

    @BeforeEach
    void forget() {
        SEEN.clear();
        MOST.set(0);
    }

    @Test
    void neverAreThereMoreNodesThanTheMachineCarries() {
        succeeds("4", 6, Two.class, OtherTwo.class, Four.class);

        assertThat(MOST.get()).isBetween(4, 4);
    }

    @Test
    void testsOfAClassThatHaveTheirOwnClustersTakeTurns() {
        succeeds("2", 6, OwnOnes.class);

        assertThat(SEEN).hasSize(6);
        assertThat(MOST.get()).isEqualTo(2);
    }

    @Test
    void classesWithOtherClustersNestedInThemDoNotWaitForEachOther() {
        succeeds("4", 4, Around.class, AroundToo.class);

        assertThat(MOST.get()).isLessThanOrEqualTo(4);
    }

    @Test
    void classesThatShareAClusterHaveItOneAfterTheOtherIfThereIsRoomForOneOnly() {
        succeeds("2", 4, SharedA.class, SharedB.class);

        assertThat(SEEN).hasSize(1);
    }

    @Test
    void classesThatShareOneHaveOneEachIfThereIsRoom() {
        succeeds("4", 4, SharedA.class, SharedB.class);

        assertThat(SEEN).hasSizeBetween(1, 2);
    }

    @Test
    void anIdleClusterGoesWhenSomebodyNeedsItsRoom() {
        Suites.withEvidenceIn(evidence)
                .set(Settings.NODES, "4")
                .run(SharedA.class, Four.class, SharedB.class)
                .testEvents()
                .assertStatistics(statistics -> statistics.started(6).succeeded(6));

        assertThat(SEEN).hasSize(3);
    }

    private void succeeds(String limit, int tests, Class<?>... classes) {
        Suites.withEvidenceIn(evidence)
                .set(Settings.NODES, limit)
                .set(Settings.PATIENCE, "60s")
                .parallel(4)
                .run(classes)
                .testEvents()
                .assertStatistics(statistics -> statistics.started(tests).succeeded(tests));
    }

    /** Uses its cluster, and counts the nodes of all clusters meanwhile. */
    private static void use(Cluster cluster) {
        SEEN.add(cluster.name());
        cluster.nodes().run("true");
        int nodes = Clusters.provider("simulated").list().stream()
                .map(ClusterInfo::nodes)
                .mapToInt(java.util.List::size)
                .sum();
        MOST.accumulateAndGet(nodes, Math::max);
    }

    @WithCluster(agents = 2, backend = "simulated")
    static class Two {
        @RepeatedTest(2)
        void uses(Cluster cluster) {
            use(cluster);
        }
    }

    @WithCluster(agents = 2, backend = "simulated")
    static class OtherTwo {
        @RepeatedTest(2)
        void uses(Cluster cluster) {
            use(cluster);
        }
    }

    @WithCluster(agents = 4, backend = "simulated")
    static class Four {
        @RepeatedTest(2)
        void uses(Cluster cluster) {
            use(cluster);
        }
    }

    @WithCluster(agents = 1, backend = "simulated", scope = Scope.METHOD)
    static class OwnOnes {
        @RepeatedTest(6)
        void uses(Cluster cluster) {
            use(cluster);
        }
    }

    @WithCluster(agents = 2, backend = "simulated")
    static class Around {
        @Test
        void uses(Cluster cluster) {
            use(cluster);
        }

        @Nested
        @WithCluster(masters = 2, backend = "simulated")
        class Within {
            @Test
            void uses(Cluster cluster) {
                use(cluster);
            }
        }
    }

    static class AroundToo extends Around {}

    @WithCluster(agents = 2, backend = "simulated", scope = Scope.SHARED)
    static class SharedA {
        @RepeatedTest(2)
        void uses(Cluster cluster) {
            use(cluster);
        }
    }

    @WithCluster(agents = 2, backend = "simulated", scope = Scope.SHARED)
    static class SharedB {
        @RepeatedTest(2)
        void uses(Cluster cluster) {
            use(cluster);
        }
    }
}
