// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Installs on the first cluster of a kind, and makes the others from its snapshot. */
record InstalledOnce(ClusterProvider provider, ClusterSpec spec, SnapshotKey key) {

    private static final Logger LOG = LoggerFactory.getLogger(InstalledOnce.class);

    Cluster get(Consumer<Cluster> install) {
        return isThere() ? restore() : installed(install);
    }

    private boolean isThere() {
        return provider.snapshots().stream()
                .anyMatch(info -> info.complete() && info.tag().equals(key.tag()));
    }

    private Cluster restore() {
        RestoreSpec.Builder restore = RestoreSpec.of(key.tag())
                .name(spec.name())
                .lease(spec.lease())
                .timeout(spec.timeout())
                .waitForTurn(spec.timeout())
                .progressListener(spec.progressListener());
        spec.commandListeners().forEach(restore::commandListener);
        return provider.restore(restore.build());
    }

    private Cluster installed(Consumer<Cluster> install) {
        Cluster cluster = provider.create(spec);
        try {
            Snapshots snapshots = cluster.capability(Snapshots.class);
            install.accept(cluster);
            take(snapshots);
            return cluster;
        } catch (Throwable e) {
            try {
                cluster.destroy();
            } catch (RuntimeException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    /** Somebody who installed at the same moment may have been faster: what there is serves both. */
    private void take(Snapshots snapshots) {
        try {
            snapshots.take(key.tag());
        } catch (NameTakenException e) {
            LOG.debug("Snapshot '{}' was taken by somebody else meanwhile", key.tag(), e);
        }
    }
}
