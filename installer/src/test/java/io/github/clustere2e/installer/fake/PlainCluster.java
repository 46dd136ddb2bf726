// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.fake;

import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.UnsupportedCapabilityException;
import java.util.Set;

/** The real nodes of a cluster, as if they were hosts that somebody has: there is SSH to them, and nothing else. */
public final class PlainCluster implements Cluster {

    private final Cluster cluster;

    public PlainCluster(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public String name() {
        return cluster.name();
    }

    @Override
    public String backend() {
        return "plain";
    }

    @Override
    public Nodes nodes() {
        return cluster.nodes();
    }

    @Override
    public Set<Class<? extends Capability>> capabilities() {
        return Set.of();
    }

    @Override
    public <C extends Capability> C capability(Class<C> type) {
        throw new UnsupportedCapabilityException("plain hosts have no " + type.getSimpleName());
    }

    @Override
    public Diagnostics diagnostics(Node node) {
        return Diagnostics.ofState("unknown");
    }

    @Override
    public ClusterInfo info() {
        return cluster.info();
    }

    @Override
    public void destroy() {
        throw new UnsupportedOperationException("they are somebody's");
    }

    @Override
    public void close() {}
}
