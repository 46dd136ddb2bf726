// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.FanOut;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.backend.ClusterHandle;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.FoundSnapshot;
import io.github.clustere2e.backend.FrozenMachine;
import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.SnapshotIdentity;
import io.github.clustere2e.backend.SnapshotStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Snapshots as images of the nodes' file systems, and a volume with copies of their volumes. */
final class DockerSnapshots implements SnapshotStore {

    /** A commit is a copy: more at once than there are processors would only stand in each other's way. */
    private static final int COMMITS = Runtime.getRuntime().availableProcessors() + 1;

    private final Engine engine;
    private final FrozenImages images;
    private final FrozenVolumes volumes;
    private final ClusterNetworks networks;
    private final Restorations restorations;

    DockerSnapshots(Engine engine, ClusterNetworks networks, Restorations restorations) {
        this.engine = engine;
        this.networks = networks;
        this.images = new FrozenImages(engine);
        this.volumes = new FrozenVolumes(engine);
        this.restorations = restorations;
    }

    @Override
    public byte[] take(ClusterHandle cluster, SnapshotIdentity snapshot) {
        List<SeenNode> seen = inspect(cluster);
        Map<String, String> common = new LinkedHashMap<>(rangeOf(cluster.identity()));
        common.put(FrozenImages.SIZE, Integer.toString(seen.size()));
        volumes.claim(snapshot, Standstill.containers(seen));
        return Standstill.during(engine, seen, () -> {
            byte[] identities = FrozenIdentities.read(engine, seen);
            boolean copied = volumes.copy(cluster.identity(), snapshot, seen);
            common.put(FrozenVolumes.COPIED, Boolean.toString(copied));
            // Last, because the images tell that the snapshot is whole.
            freeze(seen, snapshot, common);
            return identities;
        });
    }

    private List<SeenNode> inspect(ClusterHandle cluster) {
        List<Machine> machines = cluster.machines();
        List<Integer> ordinals = IntStream.range(0, machines.size()).boxed().toList();
        return List.copyOf(FanOut.of("look at the nodes")
                .over(ordinals, ordinal -> machines.get(ordinal).node().name(), ordinal -> see(machines, ordinal))
                .orThrow()
                .values());
    }

    private SeenNode see(List<Machine> machines, int ordinal) {
        Machine machine = machines.get(ordinal);
        return new SeenNode(
                machine.node().name(),
                ordinal,
                engine.client().inspectContainerCmd(machine.reference()).exec());
    }

    private void freeze(List<SeenNode> nodes, SnapshotIdentity snapshot, Map<String, String> common) {
        FanOut.of("freeze the nodes")
                .atMost(COMMITS)
                .over(nodes, SeenNode::name, node -> images.freeze(node, snapshot, common))
                .orThrow();
    }

    private Map<String, String> rangeOf(ClusterIdentity cluster) {
        AddressRange range = networks.rangeOf(cluster)
                .orElseThrow(() -> new InvalidInputException(cluster + " has no network of its own: its addresses"
                        + " could not be given to it again, and so it cannot be restored"));
        return Map.of(Restorations.SUBNET, range.cidr(), Restorations.GATEWAY, range.gateway());
    }

    @Override
    public List<FoundSnapshot> find() {
        Map<String, FoundSnapshot> all = new LinkedHashMap<>();
        images.find().forEach(found -> all.put(found.identity().id(), found));
        volumes.find().forEach(found -> all.putIfAbsent(found.id(), new FoundSnapshot(found, false, List.of())));
        return new ArrayList<>(all.values());
    }

    @Override
    public void prepare(ClusterIdentity cluster, FoundSnapshot snapshot, byte[] secrets, Duration patience) {
        restorations.prepare(cluster, snapshot, secrets, patience);
    }

    @Override
    public Machine make(ClusterIdentity cluster, FrozenMachine machine) {
        return restorations.make(cluster, machine);
    }

    @Override
    public void resume(SnapshotIdentity snapshot) {
        Standstill.end(engine, volumes.standing(snapshot));
    }

    @Override
    public void remove(FoundSnapshot snapshot) {
        images.remove(snapshot);
        volumes.remove(snapshot.identity());
    }
}
