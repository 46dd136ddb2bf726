// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.fake;

import io.github.clustere2e.api.CleanReport;
import io.github.clustere2e.api.CleanRequest;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterNames;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.CommandListener;
import io.github.clustere2e.api.Examination;
import io.github.clustere2e.api.Finding;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.NameTakenException;
import io.github.clustere2e.api.NoSuchClusterException;
import io.github.clustere2e.api.NodeGroup;
import io.github.clustere2e.api.NodeInfo;
import io.github.clustere2e.api.ProgressEvent;
import io.github.clustere2e.api.ProgressEvent.Kind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A fake: makes clusters out of nothing, at once, in {@link FakeWorld}. */
public final class FakeProvider implements ClusterProvider {

    /** When every fake cluster is created. */
    public static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public Cluster create(ClusterSpec spec) {
        if (FakeWorld.CLUSTERS.containsKey(spec.name())) {
            throw new NameTakenException("There is a cluster '" + spec.name() + "' already");
        }
        FakeCluster cluster = new FakeCluster(info(spec), spec.lease());
        FakeWorld.CLUSTERS.put(spec.name(), cluster);
        FakeWorld.EVENTS.add("create " + spec.name());
        FakeWorld.Creation creation = FakeWorld.creation;
        try {
            if (creation != null) {
                creation.run(spec.progressListener());
            }
        } catch (InterruptedException e) {
            rollBack(spec);
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException("cluster '" + spec.name() + "' was rolled back", e);
        } catch (RuntimeException e) {
            rollBack(spec);
            throw e;
        }
        cluster.info().nodes().forEach(node -> tell(spec, node.name(), Kind.STARTED));
        cluster.info().nodes().forEach(node -> tell(spec, node.name(), Kind.FINISHED));
        return cluster;
    }

    private static void rollBack(ClusterSpec spec) {
        FakeWorld.CLUSTERS.remove(spec.name());
        FakeWorld.EVENTS.add("roll back " + spec.name());
    }

    private static void tell(ClusterSpec spec, String node, Kind kind) {
        spec.progressListener().progress(new ProgressEvent("start", Optional.of(node), kind, "", Duration.ZERO));
    }

    @Override
    public Cluster attach(String name, CommandListener... listeners) {
        FakeCluster cluster = cluster(name);
        if (cluster.info().state() == ClusterInfo.State.BUILDING) {
            throw new ClusterException("Cluster '" + name + "' is still being made");
        }
        return cluster.attached();
    }

    @Override
    public void destroy(String name) {
        cluster(name).destroy();
    }

    @Override
    public List<ClusterInfo> list() {
        return FakeWorld.CLUSTERS.values().stream().map(FakeCluster::info).toList();
    }

    @Override
    public List<Finding> doctor(Examination how) {
        FakeWorld.EVENTS.add("doctor " + how);
        return FakeWorld.findings;
    }

    @Override
    public CleanReport clean(CleanRequest request) {
        FakeWorld.EVENTS.add("clean " + request);
        return FakeWorld.cleaned;
    }

    private static FakeCluster cluster(String name) {
        FakeCluster cluster = FakeWorld.CLUSTERS.get(name);
        if (cluster == null) {
            throw new NoSuchClusterException("There is no cluster '" + name + "'. There are: " + FakeWorld.clusters());
        }
        return cluster;
    }

    private static ClusterInfo info(ClusterSpec spec) {
        List<NodeInfo> nodes = new ArrayList<>();
        for (NodeGroup group : spec.groups()) {
            for (int index = 0; index < group.count(); index++) {
                Optional<InetAddress> address = Optional.of(address(nodes.size() + 1));
                nodes.add(new NodeInfo(
                        group.role().nodeName(index),
                        group.role(),
                        ClusterNames.hostname(spec.name(), group.role(), index),
                        address,
                        address,
                        "running"));
            }
        }
        ClusterInfo.State state = spec.lease().outlivesOwner() ? ClusterInfo.State.STANDING : ClusterInfo.State.OWNED;
        return new ClusterInfo(
                spec.name(), "fake", state, CREATED, spec.lease().limit().map(CREATED::plus), "tester", nodes);
    }

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
