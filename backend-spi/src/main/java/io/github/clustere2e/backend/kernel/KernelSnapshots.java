// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterNames;
import io.github.clustere2e.api.NameTakenException;
import io.github.clustere2e.api.SnapshotInfo;
import io.github.clustere2e.api.Snapshots;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.backend.ClusterHandle;
import io.github.clustere2e.backend.FoundSnapshot;
import io.github.clustere2e.backend.Labels;
import io.github.clustere2e.backend.SnapshotIdentity;
import io.github.clustere2e.backend.SnapshotStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes snapshots of a cluster, and removes what a failed attempt has kept. */
final class KernelSnapshots implements Snapshots {

    private static final Logger LOG = LoggerFactory.getLogger(KernelSnapshots.class);

    private final String provider;
    private final SnapshotStore store;
    private final ClusterHandle cluster;

    KernelSnapshots(String provider, SnapshotStore store, ClusterHandle cluster) {
        this.provider = provider;
        this.store = store;
        this.cluster = cluster;
    }

    @Override
    public SnapshotInfo take(String tag) {
        ClusterNames.checkTag(tag);
        SnapshotCensus.take(provider, store).tagged(tag).ifPresent(this::makeWay);
        byte[] key = Census.directory(cluster.identity())
                .key()
                .orElseThrow(() -> new ClusterException("The key of " + cluster.identity() + " is gone"));
        SnapshotIdentity snapshot = identify(tag);
        try {
            SnapshotDirectory.of(snapshot).keep(key, store.take(cluster, snapshot));
            SnapshotCensus census = SnapshotCensus.take(provider, store);
            return census.info(census.get(tag));
        } catch (Throwable e) {
            removeQuietly(snapshot, e);
            throw e;
        }
    }

    private void makeWay(FoundSnapshot other) {
        if (!SnapshotCensus.isLeftBehind(other)) {
            throw new NameTakenException(Trouble.NAME_TAKEN.explain("There is a snapshot '"
                    + other.identity().tag() + "' already, taken by "
                    + Owner.of(other.identity().labels()).describe() + ". Pick another tag, or remove it first."));
        }
        LOG.info("Removing {}, which nobody has finished", other.identity());
        remove(store, other);
    }

    private SnapshotIdentity identify(String tag) {
        String id = UUID.randomUUID().toString();
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(Labels.SNAPSHOT, tag);
        labels.put(Labels.SNAPSHOT_ID, id);
        labels.put(Labels.SNAPSHOT_CLUSTER, cluster.identity().name());
        labels.put(Labels.CREATED, Instant.now().toString());
        labels.put(Labels.DIRECTORY, StateHome.snapshots(provider).resolve(id).toString());
        labels.putAll(Owner.current().labels());
        return new SnapshotIdentity(tag, id, labels);
    }

    private void removeQuietly(SnapshotIdentity snapshot, Throwable cause) {
        try {
            store.find().stream()
                    .filter(found -> found.identity().id().equals(snapshot.id()))
                    .forEach(found -> remove(store, found));
            SnapshotDirectory.of(snapshot).delete();
        } catch (RuntimeException e) {
            LOG.warn("What was kept of {} could not be removed", snapshot, e);
            cause.addSuppressed(e);
        }
    }

    /** Nodes that stand still for one that will never be complete go on first: only its objects tell which they are. */
    static void remove(SnapshotStore store, FoundSnapshot snapshot) {
        if (SnapshotCensus.isLeftBehind(snapshot)) {
            store.resume(snapshot.identity());
        }
        store.remove(snapshot);
        SnapshotDirectory.of(snapshot.identity()).delete();
    }
}
