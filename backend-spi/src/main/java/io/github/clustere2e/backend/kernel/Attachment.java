// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.CommandListener;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.FoundCluster;
import java.util.List;

/** Makes a {@link Cluster} of machines that exist. */
record Attachment(String provider, Backend backend) {

    Cluster attach(String name, List<CommandListener> listeners) {
        // Nodes may stand still for a snapshot whose taker was killed.
        backend.snapshots().ifPresent(store -> SnapshotCensus.sweep(provider, store));
        FoundCluster found = Census.take(provider, backend).get(name);
        ClusterDirectory directory = Census.directory(found.identity());
        if (!directory.isOf(found.identity().id())) {
            throw new ClusterException(
                    Trouble.CLUSTER_KEY.explain(
                            "The key of cluster '" + name + "' is not in " + directory.path()
                                    + ": another user made the cluster, or the directory was removed. It can still be destroyed."));
        }
        byte[] key = directory
                .key()
                .orElseThrow(() -> new ClusterException(Trouble.CLUSTER_BUSY.explain("Cluster '" + name
                        + "' is still being made: its key is not there yet. Try again when it is ready.")));
        NodeFactory nodes = new NodeFactory(backend, key, listeners);
        List<Member> members = members(found, directory).machines().stream()
                .map(machine -> new Member(machine, nodes.node(machine)))
                .toList();
        return new KernelCluster(provider, backend, found.identity(), nodes, members, Watchdog.none());
    }

    /** Leaves out nodes that somebody is just adding; what somebody left behind who was killed at that is removed. */
    private FoundCluster members(FoundCluster found, ClusterDirectory directory) {
        Newcomers newcomers = new Newcomers(backend, directory);
        if (directory.newcomers().isEmpty()) {
            return found;
        }
        return ChangeLock.takeIfFree(directory)
                .map(lock -> {
                    try (lock) {
                        return newcomers.dismiss(found);
                    }
                })
                .orElseGet(() -> newcomers.without(found));
    }
}
