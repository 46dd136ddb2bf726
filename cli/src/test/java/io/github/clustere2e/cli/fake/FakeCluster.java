// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.fake;

import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.api.Lease;
import io.github.clustere2e.api.NameTakenException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.NodeInfo;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.SnapshotInfo;
import io.github.clustere2e.api.Snapshots;
import io.github.clustere2e.api.UnsupportedCapabilityException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A fake: a cluster in memory. */
final class FakeCluster implements Cluster {

    private final ClusterInfo info;
    private final Lease lease;
    private final Set<String> dead = ConcurrentHashMap.newKeySet();
    private final Nodes nodes;

    FakeCluster(ClusterInfo info, Lease lease) {
        this.info = info;
        this.lease = lease;
        List<FakeNode> all =
                info.nodes().stream().map(node -> new FakeNode(node, dead)).toList();
        this.nodes = Nodes.of(all);
    }

    /** The same cluster for somebody who did not make it: closing it does not destroy it. */
    Cluster attached() {
        return new FakeCluster(info, Lease.standing());
    }

    @Override
    public String name() {
        return info.name();
    }

    @Override
    public String backend() {
        return info.backend();
    }

    @Override
    public Nodes nodes() {
        return nodes;
    }

    @Override
    public Set<Class<? extends Capability>> capabilities() {
        return Set.of(PowerControl.class, Snapshots.class);
    }

    @Override
    public <C extends Capability> C capability(Class<C> type) {
        if (type == Snapshots.class) {
            return type.cast((Snapshots) this::freeze);
        }
        if (type != PowerControl.class) {
            throw new UnsupportedCapabilityException("The fake has no " + type.getSimpleName());
        }
        return type.cast(new Power());
    }

    @Override
    public Diagnostics diagnostics(Node node) {
        return Diagnostics.ofState(dead.contains(node.name()) ? "exited" : "running");
    }

    @Override
    public ClusterInfo info() {
        return info;
    }

    @Override
    public void destroy() {
        if (Thread.currentThread().isInterrupted()) {
            throw new ClusterException("the fake was asked to destroy while interrupted");
        }
        if (name().startsWith("stubborn")) {
            throw new ClusterException("network 'cluster-e2e-" + name() + "' could not be removed: it is in use");
        }
        FakeWorld.CLUSTERS.remove(name());
        FakeWorld.EVENTS.add("destroy " + name());
    }

    @Override
    public void close() {
        if (!lease.outlivesOwner()) {
            destroy();
        }
    }

    private SnapshotInfo freeze(String tag) {
        SnapshotInfo taken = new SnapshotInfo(
                tag,
                backend(),
                name(),
                FakeProvider.CREATED,
                "tester",
                true,
                info.nodes().stream().map(NodeInfo::name).toList());
        if (FakeWorld.SNAPSHOTS.putIfAbsent(tag, taken) != null) {
            throw new NameTakenException("There is a snapshot '" + tag + "' already");
        }
        return taken;
    }

    private final class Power implements PowerControl {

        @Override
        public void kill(Node node) {
            dead.add(node.name());
            FakeWorld.EVENTS.add("kill " + node.name());
        }

        @Override
        public void stop(Node node, Duration limit) {
            refuseIfStubborn(node);
            dead.add(node.name());
            FakeWorld.EVENTS.add("stop " + node.name() + " within " + limit);
        }

        @Override
        public void start(Node node, Duration limit) {
            refuseIfStubborn(node);
            dead.remove(node.name());
            FakeWorld.EVENTS.add("start " + node.name() + " within " + limit);
        }

        private void refuseIfStubborn(Node node) {
            if (name().startsWith("stubborn") && node.name().equals("agent_0")) {
                throw new NodeException(node.name(), "the engine does not answer", null);
            }
        }
    }
}
