// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Role;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** Engines that let go of many containers at once lose count and keep the network: two of 21 that were tried. */
@Tag("engine")
@Tag("soak")
@Timeout(300)
class RemovalSoakTest {

    private static final String NAME = "removal-soak-test";

    @RepeatedTest(12)
    void nothingIsLeftOfManyNodes() {
        try (EngineView engine = new EngineView()) {
            try (Cluster cluster = Clusters.create(
                    ClusterSpec.builder().name(NAME).nodes(Role.AGENT, 40).build())) {
                assertThat(cluster.nodes().size()).isEqualTo(40);
            }
            assertThat(engine.objectsOf(NAME)).isEmpty();
        }
    }
}
