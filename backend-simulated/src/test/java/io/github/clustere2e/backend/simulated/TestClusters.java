// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Role;

/** Small clusters for tests. */
final class TestClusters {

    private TestClusters() {}

    static Cluster scripted(int agents, Script script) {
        return make(agents, SimulatedOptions.scripted(script));
    }

    static Cluster confined(int agents) {
        return make(agents, SimulatedOptions.builder().confinedShell().build());
    }

    static Cluster make(int agents, SimulatedOptions options) {
        return Clusters.provider(SimulatedOptions.BACKEND)
                .create(ClusterSpec.builder()
                        .nodes(Role.AGENT, agents)
                        .options(options)
                        .build());
    }
}
