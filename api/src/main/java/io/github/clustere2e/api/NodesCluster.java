// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A cluster of nodes that somebody else has: whoever made them removes them. Immutable and thread-safe. */
final class NodesCluster implements Cluster {

    private static final String BACKEND = "nodes";
    private static final String STATE = "somebody else's";

    private final String name;
    private final Nodes nodes;
    private final Instant created = Instant.now();

    NodesCluster(String name, Collection<? extends Node> nodes) {
        this.name = ClusterNames.check(name);
        if (nodes.isEmpty()) {
            throw new InvalidInputException("Cluster '" + name + "' would have no nodes: give it at least one");
        }
        Set<String> names = new HashSet<>();
        for (Node node : nodes) {
            if (!names.add(node.name())) {
                throw new InvalidInputException("Cluster '" + name + "' would have two nodes called '" + node.name()
                        + "': take nodes of one cluster, each once");
            }
        }
        this.nodes = Nodes.of(List.copyOf(nodes));
    }

    static NodesCluster of(String name, Map<Role, Nodes> nodes) {
        List<Node> all = new ArrayList<>();
        nodes.forEach((role, some) -> some.forEach(node -> all.add(RoleNode.of(node, role))));
        return new NodesCluster(name, all);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String backend() {
        return BACKEND;
    }

    @Override
    public Nodes nodes() {
        return nodes;
    }

    @Override
    public Set<Class<? extends Capability>> capabilities() {
        return Set.of();
    }

    @Override
    public <C extends Capability> C capability(Class<C> type) {
        throw new UnsupportedCapabilityException("Cluster '" + name
                + "' was made of nodes of other clusters, and can do"
                + " nothing beyond the minimum: ask the cluster that they come from for " + type.getSimpleName());
    }

    @Override
    public Diagnostics diagnostics(Node node) {
        return Diagnostics.ofState(STATE + ": the cluster that it comes from can tell more of it");
    }

    @Override
    public ClusterInfo info() {
        return new ClusterInfo(
                name,
                BACKEND,
                ClusterInfo.State.OWNED,
                created,
                Optional.empty(),
                "process " + ProcessHandle.current().pid() + " of user '" + System.getProperty("user.name", "") + "'",
                nodes.stream().map(NodesCluster::info).toList());
    }

    private static NodeInfo info(Node node) {
        return new NodeInfo(
                node.name(),
                node.role(),
                node.hostname(),
                Optional.of(node.privateAddress()),
                Optional.of(node.publicAddress()),
                STATE);
    }

    /** Lets go, as {@link #close()} does. */
    @Override
    public void destroy() {
        // the nodes are not ours
    }

    @Override
    public void close() {
        // the nodes are not ours
    }

    @Override
    public String toString() {
        return "cluster '" + name + "' of the nodes " + nodes;
    }
}
