// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.internal.lending;

import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.SnapshotKey;
import io.github.clustere2e.installer.Installer;
import java.util.Optional;

/**
 * How a cluster is made.
 *
 * @param backend the backend's id; empty for the one that is picked by default
 * @param spec what is wanted, whose lease and listeners are added to
 * @param installer what is installed on it
 * @param key all that the cluster depends on: who has the same key can use the same cluster
 * @param snapshot whether it is restored from a snapshot, which the first one takes
 */
public record Recipe(
        Optional<String> backend, ClusterSpec spec, Optional<Installer> installer, SnapshotKey key, boolean snapshot) {

    /** Finds the backend. */
    public ClusterProvider provider() {
        return backend.map(Clusters::provider).orElseGet(Clusters::provider);
    }

    int nodes() {
        return spec.size();
    }
}
