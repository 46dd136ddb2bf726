// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.ClusterHandle;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.Reach;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** A cluster of machines that a backend made. */
final class KernelCluster implements Cluster, ClusterHandle {

    private final String provider;
    private final Backend backend;
    private final ClusterIdentity identity;
    private final List<Member> members;
    private final Nodes nodes;
    private final Watchdog watchdog;
    private final Capabilities capabilities;
    private final AtomicBoolean closed = new AtomicBoolean();

    KernelCluster(String provider, Backend backend, ClusterIdentity identity, List<Member> members, Watchdog watchdog) {
        this.provider = provider;
        this.backend = backend;
        this.identity = identity;
        this.members = List.copyOf(members);
        this.nodes = Nodes.of(members.stream().map(Member::node).toList());
        this.watchdog = watchdog;
        this.capabilities = new Capabilities(provider, backend.readiness(), backend.capabilities(this));
    }

    @Override
    public String name() {
        return identity.name();
    }

    @Override
    public String backend() {
        return provider;
    }

    @Override
    public Nodes nodes() {
        return nodes;
    }

    @Override
    public Set<Class<? extends Capability>> capabilities() {
        return capabilities.declared();
    }

    @Override
    public <C extends Capability> C capability(Class<C> type) {
        return capabilities.get(type);
    }

    @Override
    public Diagnostics diagnostics(Node node) {
        return backend.diagnose(machine(node));
    }

    @Override
    public ClusterInfo info() {
        Census census = Census.take(provider, backend);
        return census.info(census.get(identity.name()));
    }

    @Override
    public ClusterIdentity identity() {
        return identity;
    }

    @Override
    public Machine machine(Node node) {
        return member(node).machine();
    }

    @Override
    public List<Machine> machines() {
        return members.stream().map(Member::machine).toList();
    }

    @Override
    public void moved(Node node, Reach reach) {
        member(node).node().moved(reach.publicAddress(), reach.privateAddress(), reach.ssh());
    }

    @Override
    public void awaitReady(Node node) {
        Member member = member(node);
        new ReadinessWait(backend, () -> false).await(member, Deadline.in(ClusterSpec.DEFAULT_TIMEOUT));
    }

    @Override
    public void destroy() {
        Removal.everything(backend, identity);
        watchdog.stop();
        release();
    }

    @Override
    public void close() {
        if (closed.get()) {
            return;
        }
        if (watchdog.guardsOwned()) {
            destroy();
        } else {
            watchdog.letGo();
            release();
        }
    }

    private void release() {
        if (closed.compareAndSet(false, true)) {
            members.forEach(member -> member.node().close());
            backend.close();
        }
    }

    private Member member(Node node) {
        return members.stream()
                .filter(member -> member.node().name().equals(node.name()))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidInputException("Cluster '" + identity.name() + "' has no node " + node.name()));
    }

    @Override
    public String toString() {
        return identity.toString();
    }
}
