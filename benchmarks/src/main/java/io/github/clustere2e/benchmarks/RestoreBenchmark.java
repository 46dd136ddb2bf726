// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.benchmarks;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.RestoreSpec;
import io.github.clustere2e.api.Snapshots;
import io.github.clustere2e.installer.software.EtcdInstaller;
import java.time.Duration;
import java.util.Locale;

/** A cluster of etcd from a snapshot, every member healthy again, against creating the nodes and installing it. */
final class RestoreBenchmark {

    private static final String TAG = "benchmark";

    private RestoreBenchmark() {}

    static void round(int nodes, Samples samples) {
        EtcdInstaller installer = EtcdInstaller.builder().build();
        double created;
        double installed;
        long begun = System.nanoTime();
        try (Cluster cluster = NodesBenchmark.create(nodes)) {
            created = Samples.since(begun);
            installer.install(cluster);
            installed = Samples.since(begun);
            // Restored nodes have to boot as well: no restore can take less than about this.
            samples.add(nodes + " nodes created, against created and installed", created, installed);
            begun = System.nanoTime();
            cluster.capability(Snapshots.class).take(TAG);
            samples.note(
                    String.format(Locale.ROOT, "snapshot of %d nodes taken in %.1f s", nodes, Samples.since(begun)));
        }
        try {
            begun = System.nanoTime();
            try (Cluster cluster = Clusters.restore(RestoreSpec.of(TAG).build())) {
                installer.client(cluster).awaitHealthy(Duration.ofMinutes(2));
                samples.add(
                        nodes + " nodes of etcd restored and healthy, against created and installed",
                        Samples.since(begun),
                        installed);
            }
        } finally {
            Clusters.removeSnapshot(TAG);
        }
    }
}
