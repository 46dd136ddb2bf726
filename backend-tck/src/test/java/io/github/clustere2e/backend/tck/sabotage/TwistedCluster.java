// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.sabotage;

import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import java.util.Set;

/** Does what another cluster does, but for what a sabotage overrides. */
class TwistedCluster implements Cluster {

    final Cluster inner;

    TwistedCluster(Cluster inner) {
        this.inner = inner;
    }

    /** Every node that it hands out. */
    Node twist(Node node) {
        return node;
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public String backend() {
        return inner.backend();
    }

    @Override
    public Nodes nodes() {
        return Nodes.of(inner.nodes().stream().map(this::twist).toList());
    }

    @Override
    public Set<Class<? extends Capability>> capabilities() {
        return inner.capabilities();
    }

    @Override
    public <C extends Capability> C capability(Class<C> type) {
        return inner.capability(type);
    }

    @Override
    public Diagnostics diagnostics(Node node) {
        return inner.diagnostics(node);
    }

    @Override
    public ClusterInfo info() {
        return inner.info();
    }

    @Override
    public void destroy() {
        inner.destroy();
    }

    @Override
    public void close() {
        inner.close();
    }
}
