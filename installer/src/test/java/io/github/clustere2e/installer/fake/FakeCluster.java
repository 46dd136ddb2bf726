// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.fake;

import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.api.FilePublishing;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.UnsupportedCapabilityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Not a cluster: its nodes are fakes. */
public final class FakeCluster implements Cluster {

    private final List<FakeNode> nodes = new ArrayList<>();
    private final List<String> published = new CopyOnWriteArrayList<>();
    private boolean publishes;

    public static FakeCluster of(Role role, int count) {
        return new FakeCluster().and(role, count);
    }

    public FakeCluster and(Role role, int count) {
        for (int i = 0; i < count; i++) {
            nodes.add(new FakeNode(role, i));
        }
        return this;
    }

    /** Declares that it publishes files; it only remembers which. */
    public FakeCluster publishing() {
        publishes = true;
        return this;
    }

    public FakeCluster answering(FakeNode.Answers answers) {
        nodes.forEach(node -> node.answering(answers));
        return this;
    }

    public List<String> published() {
        return published;
    }

    public FakeNode fake(String name) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public List<FakeNode> fakes() {
        return nodes;
    }

    @Override
    public String name() {
        return "fake";
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
        return publishes ? Set.of(FilePublishing.class) : Set.of();
    }

    @Override
    public <C extends Capability> C capability(Class<C> type) {
        if (!capabilities().contains(type)) {
            throw new UnsupportedCapabilityException("the fake does not declare " + type.getSimpleName());
        }
        FilePublishing publishing = file -> {
            published.add(String.valueOf(file.getFileName()));
            return "/published/" + file.getFileName();
        };
        return type.cast(publishing);
    }

    @Override
    public Diagnostics diagnostics(Node node) {
        return Diagnostics.ofState("fake");
    }

    @Override
    public ClusterInfo info() {
        throw new UnsupportedOperationException("nobody asks the fake");
    }

    @Override
    public void destroy() {}

    @Override
    public void close() {}
}
