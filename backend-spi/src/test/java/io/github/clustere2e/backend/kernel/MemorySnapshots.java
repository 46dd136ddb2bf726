// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.backend.ClusterHandle;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.FoundSnapshot;
import io.github.clustere2e.backend.FrozenMachine;
import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.SnapshotIdentity;
import io.github.clustere2e.backend.SnapshotStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A fake store that keeps nothing but who was kept; machines that are really kept are tested with real ones. */
final class MemorySnapshots implements SnapshotStore {

    final List<FoundSnapshot> all = new CopyOnWriteArrayList<>();
    final List<String> resumed = new CopyOnWriteArrayList<>();
    Runnable whileTaking = () -> {};

    @Override
    public byte[] take(ClusterHandle cluster, SnapshotIdentity snapshot) {
        FoundSnapshot begun = new FoundSnapshot(snapshot, false, List.of());
        all.add(begun);
        whileTaking.run();
        all.remove(begun);
        all.add(new FoundSnapshot(
                snapshot,
                true,
                cluster.machines().stream()
                        .map(machine -> new FrozenMachine(machine.reference(), machine.node()))
                        .toList()));
        return "secrets".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<FoundSnapshot> find() {
        return List.copyOf(all);
    }

    @Override
    public void prepare(ClusterIdentity cluster, FoundSnapshot snapshot, byte[] secrets, Duration patience) {
        throw new UnsupportedOperationException("the fake restores nothing");
    }

    @Override
    public Machine make(ClusterIdentity cluster, FrozenMachine machine) {
        throw new UnsupportedOperationException("the fake restores nothing");
    }

    @Override
    public void resume(SnapshotIdentity snapshot) {
        resumed.add(snapshot.tag());
    }

    @Override
    public void remove(FoundSnapshot snapshot) {
        all.removeIf(one -> one.identity().id().equals(snapshot.identity().id()));
    }
}
