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

/** What snapshots there are. */
record SnapshotCensus(String provider, List<FoundSnapshot> found) {

    static SnapshotCensus take(String provider, SnapshotStore store) {
        return new SnapshotCensus(provider, store.find());
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
