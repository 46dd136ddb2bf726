// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.ClusterHandle;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.Machine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** A cluster of machines that a backend made. */
final class KernelCluster implements Cluster, ClusterHandle {

    private final String provider;
    private final Backend backend;
    private final ClusterIdentity identity;
    private final Members members;
    private final Watchdog watchdog;
    private final Capabilities capabilities;
    private final AtomicBoolean closed = new AtomicBoolean();
    private boolean destroyed;

    KernelCluster(
            String provider,
            Backend backend,
            ClusterIdentity identity,
            NodeFactory nodes,
            List<Member> members,
            Watchdog watchdog) {
        this.provider = provider;
        this.backend = backend;
        this.identity = identity;
        this.members = new Members(identity.name(), nodes, members);
        this.watchdog = watchdog;
        List<Capability> able = new ArrayList<>(backend.capabilities(this));
        if (backend.changesMembers()) {
            able.add(new MembershipChanges(backend, identity, nodes, this.members));
        }
        if (backend.outlivesProcess()) {
            able.add(new KernelRetention(identity, watchdog));
        }
        backend.snapshots().ifPresent(store -> able.add(new KernelSnapshots(provider, store, this)));
        this.capabilities = new Capabilities(provider, backend.readiness(), able);
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
        return members.nodes();
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
        return members.get(node).machine();
    }

    @Override
    public List<Machine> machines() {
        return members.all().stream().map(Member::machine).toList();
    }

    @Override
    public void awaitReady(Node node, Duration limit) {
        Deadline deadline = Deadline.in(limit);
        Member member = members.get(node);
        backend.inspect(member.machine()).flatMap(Machine::reach).ifPresent(member::reachedBy);
        new ReadinessWait(backend, () -> false).await(member, deadline);
    }

    @Override
    public void disconnect(Node node) {
        members.get(node).node().disconnect();
    }

    /** Several may ask for it at the same time: the first one needs the backend, which it closes in the end. */
    @Override
    public synchronized void destroy() {
        if (destroyed) {
            return;
        }
        Removal.everything(backend, identity);
        destroyed = true;
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
            members.close();
            backend.close();
        }
    }

    @Override
    public String toString() {
        return identity.toString();
    }
}
