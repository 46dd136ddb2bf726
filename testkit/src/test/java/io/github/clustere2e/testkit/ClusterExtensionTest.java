// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.InstallPlan;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The extension, run by JUnit's own test kit on real nodes. */
@Tag("engine")
@Timeout(300)
class ClusterExtensionTest {

    private static final String NAME = "testkit-test";

    @Test
    void testsGetAReadyClusterAndNothingIsLeftOfIt() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(UsesACluster.class))
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(2).succeeded(2));
        assertThat(Clusters.list()).extracting(ClusterInfo::name).doesNotContain(NAME);
    }

    @Test
    void aFailedInstallationFailsTheClassAndRemovesTheCluster() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(InstallsInVain.class))
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(0));
        assertThat(Clusters.list()).extracting(ClusterInfo::name).doesNotContain(NAME);
    }

    private static ClusterSpec spec() {
        return ClusterSpec.builder().name(NAME).nodes(Role.AGENT, 1).build();
    }

    static class UsesACluster {

        @RegisterExtension
        static final ClusterExtension CLUSTER = ClusterExtension.of(spec());

        @Test
        void asAParameter(Cluster cluster) {
            assertThat(cluster.nodes().run("hostname").asList()).hasSize(1);
        }

        @Test
        void fromTheExtension() {
            assertThat(CLUSTER.cluster().name()).isEqualTo(NAME);
        }
    }

    static class InstallsInVain {

        @RegisterExtension
        static final ClusterExtension CLUSTER = ClusterExtension.of(spec()).with(cluster -> {
            cluster.nodes().run("false");
            return InstallPlan.builder("in vain").build();
        });

        @Test
        void isNeverRun() {
            throw new AssertionError("the installation has failed");
        }
    }
}
