// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.NoSuchSnapshotException;
import io.github.clustere2e.api.SnapshotInfo;
import io.github.clustere2e.backend.FoundSnapshot;
import io.github.clustere2e.backend.FrozenMachine;
import io.github.clustere2e.backend.Labels;
import io.github.clustere2e.backend.NodeIdentity;
import io.github.clustere2e.backend.SnapshotIdentity;
import io.github.clustere2e.backend.SnapshotStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What snapshots there are. */
record SnapshotCensus(String provider, List<FoundSnapshot> found) {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotCensus.class);

    static SnapshotCensus take(String provider, SnapshotStore store) {
        return new SnapshotCensus(provider, store.find());
    }

    /** Undoes what takers have begun who died over it. What fails is tried again by the next. */
    static void sweep(String provider, SnapshotStore store) {
        for (FoundSnapshot snapshot : take(provider, store).found()) {
            if (isLeftBehind(snapshot)) {
                LOG.info("Removing {}, which nobody has finished", snapshot.identity());
                try {
                    KernelSnapshots.remove(store, snapshot);
                } catch (RuntimeException e) {
                    LOG.warn("What is left of {} could not be removed", snapshot.identity(), e);
                }
            }
        }
    }

    Optional<FoundSnapshot> tagged(String tag) {
        return found.stream()
                .filter(snapshot -> snapshot.identity().tag().equals(tag))
                .findFirst();
    }

    FoundSnapshot get(String tag) {
        return tagged(tag)
                .orElseThrow(() -> new NoSuchSnapshotException("There is no snapshot '" + tag + "'. There are: "
                        + infos().stream().map(SnapshotInfo::tag).toList()));
    }

    List<SnapshotInfo> infos() {
        return found.stream()
                .map(this::info)
                .sorted(Comparator.comparing(SnapshotInfo::tag))
                .toList();
    }

    SnapshotInfo info(FoundSnapshot snapshot) {
        SnapshotIdentity identity = snapshot.identity();
        return new SnapshotInfo(
                identity.tag(),
                provider,
                identity.labels().getOrDefault(Labels.SNAPSHOT_CLUSTER, ""),
                Instant.parse(identity.labels().getOrDefault(Labels.CREATED, Instant.EPOCH.toString())),
                Owner.of(identity.labels()).describe(),
                snapshot.complete(),
                snapshot.machines().stream()
                        .map(FrozenMachine::node)
                        .map(NodeIdentity::name)
                        .toList());
    }

    /** Whoever took it died before it was whole, as far as can be seen from here. */
    static boolean isLeftBehind(FoundSnapshot snapshot) {
        boolean whole =
                snapshot.complete() && SnapshotDirectory.of(snapshot.identity()).isWhole();
        return !whole && Owner.of(snapshot.identity().labels()).seenFrom(Owner.current()) == Owner.Verdict.DEAD;
    }
}
