// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.PowerControl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How long suites have their clusters, seen by the names of those that tests get; simulated nodes. */
@Timeout(120)
class ScopesTest {

    /** What each test saw, in their order. */
    private static final List<String> SEEN = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path evidence;

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(Clusters.provider("simulated").list()).isEmpty();
    }

    @Test
    void aClassHasOneClusterForAllItsTestsAndNestedClasses() {
        succeeds(3, OneForTheClass.class);

        assertThat(Set.copyOf(SEEN)).hasSize(1);
    }

    @Test
    void eachTestHasAClusterOfItsOwnIfTheClassSaysSo() {
        succeeds(3, OneForEachTest.class);

        assertThat(Set.copyOf(SEEN)).hasSize(3);
    }

    @Test
    void aNestedClassAndATestCanDeclareTheirOwn() {
        succeeds(3, DeclaredWithin.class);

        assertThat(Set.copyOf(SEEN)).hasSize(3);
    }

    @Test
    void classesThatDeclareTheSameShareIt() {
        succeeds(2, SharesOne.class, SharesTheSame.class);

        assertThat(SEEN).hasSize(2);
        assertThat(Set.copyOf(SEEN)).hasSize(1);
    }

    @Test
    void classesThatDeclareSomethingElseDoNot() {
        succeeds(2, SharesOne.class, SharesAnother.class);

        assertThat(Set.copyOf(SEEN)).hasSize(2);
    }

    @Test
    void theNextTestGetsAnotherClusterThanOneThatWasMadeDirty() {
        succeeds(3, Dirties.class);

        assertThat(SEEN).hasSize(3);
        assertThat(SEEN.get(0)).isEqualTo(SEEN.get(1));
        assertThat(SEEN.get(2)).isNotEqualTo(SEEN.get(1));
    }

    @Test
    void aClassThatDirtiesItsSharedClusterLeavesItToNobody() {
        succeeds(2, SharesOneAndDirtiesIt.class, SharesOne.class);

        assertThat(Set.copyOf(SEEN)).hasSize(2);
    }

    @Test
    void nodesThatATestSwitchedOffAreOnForTheNext() {
        succeeds(2, SwitchesOff.class);

        assertThat(Set.copyOf(SEEN)).hasSize(1);
    }

    @Test
    void aClusterThatATestHasDestroyedIsReplaced() {
        succeeds(2, Destroys.class);

        assertThat(Set.copyOf(SEEN)).hasSize(2);
    }

    private void succeeds(int tests, Class<?>... classes) {
        Suites.withEvidenceIn(evidence)
                .run(classes)
                .testEvents()
                .assertStatistics(statistics -> statistics.started(tests).succeeded(tests));
    }

    @WithCluster(agents = 1, backend = "simulated")
    static class OneForTheClass {

        @BeforeAll
        static void before(Cluster cluster) {
            SEEN.add(cluster.name());
        }

        @RepeatedTest(2)
        void sees(Cluster cluster, @TempDir Path directory) {
            SEEN.add(cluster.name());
            assertThat(directory).exists();
        }

        @Nested
        class Inner {

            @Test
            void sees(Cluster cluster) {
                SEEN.add(cluster.name());
            }
        }
    }

    @WithCluster(agents = 1, backend = "simulated", scope = Scope.METHOD)
    static class OneForEachTest {

        private String before = "";

        @BeforeEach
        void before(Cluster cluster) {
            before = cluster.name();
        }

        @RepeatedTest(2)
        void sees(Cluster cluster) {
            assertThat(cluster.name()).isEqualTo(before);
            SEEN.add(cluster.name());
        }

        @Nested
        class Inner {

            @Test
            void sees(Cluster cluster) {
                SEEN.add(cluster.name());
            }
        }
    }

    @WithCluster(agents = 1, backend = "simulated")
    static class DeclaredWithin {

        @Test
        void sees(Cluster cluster) {
            SEEN.add(cluster.name());
        }

        @Test
        @WithCluster(masters = 2, backend = "simulated")
        void seesItsOwn(Cluster cluster, @InRole("master") Nodes masters) {
            SEEN.add(cluster.name());
            assertThat(masters.size()).isEqualTo(2);
        }

        @Nested
        @WithCluster(publicAgents = 1, backend = "simulated")
        class Inner {

            @Test
            void sees(Cluster cluster, Node node) {
                SEEN.add(cluster.name());
                assertThat(node.name()).isEqualTo("public_agent_0");
            }
        }
    }

    @WithCluster(agents = 2, backend = "simulated", scope = Scope.SHARED)
    static class SharesOne {

        @Test
        void sees(Cluster cluster) {
            SEEN.add(cluster.name());
        }
    }

    @WithCluster(agents = 2, backend = "simulated", scope = Scope.SHARED)
    static class SharesTheSame {

        @Test
        void sees(Cluster cluster) {
            SEEN.add(cluster.name());
        }
    }

    @WithCluster(agents = 3, backend = "simulated", scope = Scope.SHARED)
    static class SharesAnother {

        @Test
        void sees(Cluster cluster) {
            SEEN.add(cluster.name());
        }
    }

    @DirtiesCluster
    @WithCluster(agents = 2, backend = "simulated", scope = Scope.SHARED)
    static class SharesOneAndDirtiesIt {

        @Test
        void sees(Cluster cluster) {
            SEEN.add(cluster.name());
        }
    }

    @WithCluster(agents = 1, backend = "simulated")
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class Dirties {

        @Test
        @Order(1)
        void first(Cluster cluster) {
            SEEN.add(cluster.name());
        }

        @Test
        @Order(2)
        @DirtiesCluster
        void second(Cluster cluster) {
            SEEN.add(cluster.name());
        }

        @Test
        @Order(3)
        void third(Cluster cluster) {
            SEEN.add(cluster.name());
        }
    }

    @WithCluster(agents = 2, backend = "simulated")
    static class SwitchesOff {

        @RepeatedTest(2)
        void one(Cluster cluster, @InRole("agent") Node first) {
            SEEN.add(cluster.name());
            first.run("true");
            cluster.capability(PowerControl.class).kill(first);
        }
    }

    @WithCluster(agents = 1, backend = "simulated")
    static class Destroys {

        @RepeatedTest(2)
        void it(Cluster cluster) {
            SEEN.add(cluster.name());
            cluster.nodes().run("true");
            cluster.destroy();
        }
    }
}
