// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.CleanReport;
import io.github.clustere2e.api.CleanReport.Item;
import io.github.clustere2e.api.CleanRequest;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.FoundCluster;
import io.github.clustere2e.backend.FoundSnapshot;
import io.github.clustere2e.backend.SnapshotStore;
import io.github.clustere2e.backend.Spare;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Removes what is ours and not needed: clusters, then state that has lost its cluster, then what is kept for later. */
final class Cleaning {

    private final String provider;
    private final Backend backend;
    private final CleanRequest request;
    private final Census census;
    private final StateDirectories directories;
    private final Verdicts verdicts;
    private final List<Item> removed = new ArrayList<>();
    private final List<Item> kept = new ArrayList<>();
    private final List<Item> failed = new ArrayList<>();

    Cleaning(String provider, Backend backend, CleanRequest request) {
        this.provider = provider;
        this.backend = backend;
        this.request = request;
        this.census = Census.take(provider, backend);
        this.directories = new StateDirectories(provider, census);
        this.verdicts = new Verdicts(census, request.scope());
    }

    CleanReport clean() {
        census.all().stream()
                .sorted(Comparator.comparing(cluster -> cluster.identity().name()))
                .forEach(this::cluster);
        directories.ended().forEach(this::directory);
        directories
                .doubtful()
                .forEach(
                        directory -> keep(
                                "state",
                                directory.path().toString(),
                                StateDirectories.describe(directory)
                                        + ": its cluster is only just being made, or is on another engine. If it is neither, delete it"));
        backend.snapshots().ifPresent(this::snapshots);
        if (request.images()) {
            backend.spares().forEach(this::spare);
        }
        return new CleanReport(removed, kept, failed);
    }

    private void cluster(FoundCluster cluster) {
        ClusterIdentity identity = cluster.identity();
        Verdicts.Verdict verdict = verdicts.of(cluster);
        if (verdict.goes()) {
            remove("cluster", identity.name(), verdict.reason(), () -> Removal.everything(backend, identity));
        } else {
            keep("cluster", identity.name(), verdict.reason());
        }
    }

    private void directory(ClusterDirectory directory) {
        remove("state", directory.path().toString(), "its cluster and its owner are gone", () -> {
            Watchdog.callOff(directory);
            directory.identity().map(ClusterIdentity::id).ifPresent(directory::deleteIfOf);
        });
    }

    /** Snapshots were taken to be kept: only what nobody has finished goes by itself. */
    private void snapshots(SnapshotStore store) {
        for (FoundSnapshot snapshot : SnapshotCensus.take(provider, store).found()) {
            String tag = snapshot.identity().tag();
            if (SnapshotCensus.isLeftBehind(snapshot)) {
                remove(
                        "snapshot",
                        tag,
                        "whoever took it has ended before it was complete",
                        () -> KernelSnapshots.remove(store, snapshot));
            } else {
                keep("snapshot", tag, "it stays until it is removed by its tag");
            }
        }
    }

    private void spare(Spare spare) {
        if (spare.used().isEmpty()) {
            remove(spare.kind(), spare.name(), "nobody uses it", () -> backend.discard(spare));
        } else {
            keep(spare.kind(), spare.name(), spare.used());
        }
    }

    private void keep(String kind, String name, String reason) {
        kept.add(new Item(kind, name, reason));
    }

    /** What cannot be removed does not hold up the rest. */
    private void remove(String kind, String name, String reason, Runnable removal) {
        try {
            if (!request.dryRun()) {
                removal.run();
            }
            removed.add(new Item(kind, name, reason));
        } catch (RuntimeException e) {
            failed.add(new Item(kind, name, String.valueOf(e.getMessage())));
        }
    }
}
