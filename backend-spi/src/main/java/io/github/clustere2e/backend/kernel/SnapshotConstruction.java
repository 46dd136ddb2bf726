// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.RestoreSpec;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.FoundSnapshot;
import io.github.clustere2e.backend.Labels;
import io.github.clustere2e.backend.SnapshotStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Machines as a snapshot keeps them, with the keys that they had. */
final class SnapshotConstruction implements Construction {

    private final Backend backend;
    private final SnapshotStore store;
    private final FoundSnapshot snapshot;
    private final RestoreSpec spec;
    private final SnapshotDirectory kept;

    SnapshotConstruction(Backend backend, SnapshotStore store, FoundSnapshot snapshot, RestoreSpec spec) {
        this.backend = backend;
        this.store = store;
        this.snapshot = snapshot;
        this.spec = spec;
        this.kept = SnapshotDirectory.of(snapshot.identity());
    }

    @Override
    public void validate() {
        kept.check(snapshot);
    }

    /** What was known of the first cluster. */
    @Override
    public Map<String, String> remembered() {
        Map<String, String> remembered = new LinkedHashMap<>(snapshot.identity().labels());
        remembered.keySet().removeIf(label -> !label.startsWith(Labels.OPTION));
        return remembered;
    }

    @Override
    public Result build(ClusterIdentity identity, ClusterDirectory directory, Progress progress) {
        byte[] key = kept.key();
        directory.writeKey(key);
        progress.during("prepare", () -> store.prepare(identity, snapshot, kept.secrets(), spec.patience()));
        NodeFactory nodes = new NodeFactory(backend, key, spec.commandListeners());
        List<Member> members = new Provisioning(backend, nodes, progress, Deadline.in(spec.timeout()))
                .provision(snapshot.machines().stream()
                        .map(machine -> new Making(machine.node(), () -> store.make(identity, machine)))
                        .toList());
        return new Result(nodes, members);
    }
}
