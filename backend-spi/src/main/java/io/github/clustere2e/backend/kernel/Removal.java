// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.FanOut;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.FoundCluster;
import io.github.clustere2e.backend.Machine;

/** Removes all that exists of one cluster: its machines at once, then what they shared. */
record Removal(Backend backend) {

    /** Removes the cluster, its directory, and the watchdog that has nothing to watch any more. */
    static void everything(Backend backend, ClusterIdentity identity) {
        ClusterDirectory directory = Census.directory(identity);
        new Removal(backend).remove(identity.id());
        if (directory.isOf(identity.id())) {
            Watchdog.callOff(directory);
            directory.deleteIfOf(identity.id());
        }
    }

    /** Asks the backend what there is: also what a failed creation made and nobody got to know. */
    void remove(String clusterId) {
        for (FoundCluster cluster : backend.find()) {
            if (cluster.identity().id().equals(clusterId)) {
                remove(cluster);
            }
        }
    }

    private void remove(FoundCluster cluster) {
        FanOut.of("remove the nodes of " + cluster.identity())
                .atMost(backend.parallelism())
                .over(cluster.machines(), machine -> machine.node().name(), this::discard)
                .orThrow();
        backend.discardShared(cluster.identity());
    }

    private Machine discard(Machine machine) {
        backend.discard(machine);
        return machine;
    }
}
