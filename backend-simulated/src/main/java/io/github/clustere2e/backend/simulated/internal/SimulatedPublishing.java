// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.FilePublishing;
import io.github.clustere2e.backend.ClusterHandle;
import java.nio.file.Path;

/** Publishes a file by copying it into the directory of each node. */
final class SimulatedPublishing implements FilePublishing {

    private final ClusterHandle cluster;

    SimulatedPublishing(ClusterHandle cluster) {
        this.cluster = cluster;
    }

    @Override
    public String publish(Path file) {
        return SimulatedClusters.get(cluster.identity())
                .orElseThrow(() -> new ClusterException(cluster.identity() + " is gone"))
                .publish(file);
    }
}
