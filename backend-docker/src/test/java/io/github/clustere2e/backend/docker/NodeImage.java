// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Role;

/** The image that nodes have if nothing else is asked for: made, if need be, by making one node for all tests that ask. */
final class NodeImage {

    private static final String NAME = "node-image-test";

    private NodeImage() {}

    static String reference() {
        return Found.REFERENCE;
    }

    private static final class Found {

        static final String REFERENCE = find();

        private static String find() {
            try (EngineView engine = new EngineView();
                    Cluster cluster = Clusters.create(ClusterSpec.builder()
                            .name(NAME)
                            .nodes(Role.AGENT, 1)
                            .build())) {
                return engine.containersOf(cluster.name()).get(0).getConfig().getImage();
            }
        }
    }
}
