// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.fake;

import io.github.clustere2e.api.BackendOptions;
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
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NameTakenException;
import io.github.clustere2e.api.NoSuchClusterException;
import io.github.clustere2e.api.NoSuchSnapshotException;
import io.github.clustere2e.api.NodeGroup;
import io.github.clustere2e.api.NodeInfo;
import io.github.clustere2e.api.OptionDescription;
import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.api.ProgressEvent;
import io.github.clustere2e.api.ProgressEvent.Kind;
import io.github.clustere2e.api.RestoreSpec;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.SnapshotInUseException;
import io.github.clustere2e.api.SnapshotInfo;
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
        spec.groups().stream()
                .filter(group -> !group.requirements().packages().isEmpty())
                .forEach(group -> FakeWorld.EVENTS.add(
                        group.role() + " needs " + group.requirements().packages()));
        spec.options(FakeOptions.class).ifPresent(options -> FakeWorld.EVENTS.add("options " + options.values()));
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
    public List<SnapshotInfo> snapshots() {
        return List.copyOf(FakeWorld.SNAPSHOTS.values());
    }

    @Override
    public void removeSnapshot(String tag) {
        FakeWorld.SNAPSHOTS.remove(tag);
    }

    @Override
    public Cluster restore(RestoreSpec spec) {
        if (FakeWorld.clusters().stream().anyMatch(name -> name.startsWith("restored"))
                && spec.patience().isZero()) {
            throw new SnapshotInUseException("The addresses of snapshot '" + spec.tag() + "' are in use");
        }
        SnapshotInfo snapshot = FakeWorld.SNAPSHOTS.get(spec.tag());
        if (snapshot == null) {
            throw new NoSuchSnapshotException("There is no snapshot '" + spec.tag() + "'");
        }
        return create(ClusterSpec.builder()
                .name(spec.name())
                .lease(spec.lease())
                .nodes(Role.AGENT, snapshot.nodes().size())
                .progressListener(spec.progressListener())
                .build());
    }

    @Override
    public List<OptionDescription> optionDescriptions() {
        return List.of(new OptionDescription("colour", "TEXT", "red", false, "What colour nodes have."));
    }

    @Override
    public BackendOptions readOptions(List<OptionValue> values) {
        for (OptionValue value : values) {
            if (!value.name().equals("colour")) {
                throw new InvalidInputException("there is no option '" + value.name() + "'. There are: colour");
            }
        }
        return new FakeOptions(List.copyOf(values));
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

    /** Options as they were given. */
    private record FakeOptions(List<OptionValue> values) implements BackendOptions {

        @Override
        public String backendId() {
            return "fake";
        }
    }
}
