// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence;

import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.DiagnosticFile;
import io.github.clustere2e.api.DiagnosticFiles;
import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.UnsupportedCapabilityException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Not a cluster: its nodes are this machine's shell, and it has no backend. */
final class FakeCluster implements Cluster {

    private final List<FakeNode> nodes;
    private final Map<String, String> states = new ConcurrentHashMap<>();
    private List<DiagnosticFile> outside = List.of();
    private boolean mute;

    private FakeCluster(List<FakeNode> nodes) {
        this.nodes = nodes;
    }

    /** Makes a cluster whose nodes keep their programs below a directory. */
    static FakeCluster of(int size, Path directory) {
        return new FakeCluster(IntStream.range(0, size)
                .mapToObj(index -> new FakeNode("agent_" + index, directory.resolve("programs-" + index)))
                .toList());
    }

    static FakeCluster ofNode(String name, Path directory) {
        return new FakeCluster(List.of(new FakeNode(name, directory.resolve("programs"))));
    }

    FakeNode fake(int index) {
        return nodes.get(index);
    }

    FakeCluster state(int node, String state) {
        states.put(nodes.get(node).name(), state);
        return this;
    }

    /** Lets its backend tell of every node in these files. */
    FakeCluster telling(DiagnosticFile... files) {
        outside = List.of(files);
        return this;
    }

    /** Lets its backend tell nothing any more. */
    FakeCluster mute() {
        mute = true;
        return this;
    }

    @Override
    public Diagnostics diagnostics(Node node) {
        if (mute) {
            throw new ClusterException("no engine answers");
        }
        boolean off = nodes.stream().anyMatch(fake -> fake.name().equals(node.name()) && fake.isOff());
        return Diagnostics.ofState(states.getOrDefault(node.name(), off ? "exited" : "running"));
    }

    @Override
    public String name() {
        return "fakes";
    }

    @Override
    public String backend() {
        return "fake";
    }

    @Override
    public Nodes nodes() {
        return Nodes.of(nodes);
    }

    @Override
    public Set<Class<? extends Capability>> capabilities() {
        return outside.isEmpty() ? Set.of() : Set.of(DiagnosticFiles.class);
    }

    @Override
    public <C extends Capability> C capability(Class<C> type) {
        if (!capabilities().contains(type)) {
            throw new UnsupportedCapabilityException("a fake does not declare " + type.getSimpleName());
        }
        DiagnosticFiles files = (node, since) -> outside;
        return type.cast(files);
    }

    @Override
    public ClusterInfo info() {
        throw new UnsupportedOperationException("nobody asks a fake");
    }

    @Override
    public void destroy() {}

    @Override
    public void close() {}
}
