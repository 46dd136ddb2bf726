// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.ClusterInfo.State;
import io.github.clustere2e.api.Finding;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.Check;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.FoundCluster;
import java.util.List;
import java.util.stream.Stream;

/** Whether something is left of clusters that nobody has any more. */
record LeftoverCheck(String provider, Backend backend, ClusterIdentity traces) implements Check {

    @Override
    public String id() {
        return "leftovers";
    }

    @Override
    public Finding examine() {
        try {
            backend.check();
        } catch (BackendUnavailableException e) {
            return Finding.note(id(), "Not looked at: the backend does not answer.");
        }
        Census census = Census.take(provider, backend);
        List<String> clusters = census.all().stream()
                .filter(cluster -> !cluster.identity().id().equals(traces.id()))
                .filter(cluster -> census.state(cluster) == State.ABANDONED)
                .map(FoundCluster::identity)
                .map(identity -> "cluster '" + identity.name() + "'")
                .toList();
        List<String> directories = new StateDirectories(provider, census)
                .ended().stream().map(directory -> directory.path().toString()).toList();
        List<String> left =
                Stream.concat(clusters.stream(), directories.stream()).toList();
        if (left.isEmpty()) {
            return Finding.ok(id(), "Nothing is left of clusters that nobody has any more.");
        }
        return Finding.warning(
                id(),
                "Nobody has any more: " + String.join(", ", left) + ".",
                "Run 'cluster-e2e clean', or ClusterProvider.clean(); the next creation removes the clusters too.");
    }
}
