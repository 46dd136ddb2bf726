// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts.internal;

import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.ClusterHandle;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.FoundCluster;
import io.github.clustere2e.backend.Labels;
import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.MachineRequest;
import io.github.clustere2e.backend.Readiness;
import io.github.clustere2e.backend.SystemdReadiness;
import io.github.clustere2e.backend.hosts.HostsOptions;
import io.github.clustere2e.ssh.SshNodeBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Nodes that exist already: to make one is to claim its host, to discard one is to let go of it. Nothing is put on a
 * host, and nothing is changed there.
 */
final class HostsBackend implements Backend {

    private final ClaimBook book;
    private final Login login = new Login();
    private final Readiness readiness = new HostsReadiness();

    /** By node: those that are claimed, and are about to be asked for. */
    private final Map<String, Claim> claimed = new ConcurrentHashMap<>();

    HostsBackend(Path state) {
        this.book = new ClaimBook(state);
    }

    @Override
    public void check() {
        book.all();
    }

    /** Who has which host now is seen when they are claimed: some may have been let go of by then. */
    @Override
    public void validate(ClusterSpec spec) {
        Needs.check(spec.groups());
        List<PoolHost> pool = Pool.of(options(spec));
        List<Role> roles = spec.groups().stream()
                .flatMap(group -> Collections.nCopies(group.count(), group.role()).stream())
                .toList();
        Seats.Plan plan = Seats.plan(roles, pool);
        if (!plan.isComplete()) {
            throw new InvalidInputException(Shortage.text(spec.name(), roles, plan, pool, book.all()));
        }
    }

    /**
     * A host that is added has whatever it has, a host that is let go of keeps it, and one that replaces another has
     * another host name: that is not what {@link io.github.clustere2e.api.Membership} promises.
     */
    @Override
    public boolean changesMembers() {
        return false;
    }

    @Override
    public void announce(List<MachineRequest> requests) {
        List<PoolHost> pool = Pool.of(options(requests.get(0).cluster().spec()));
        new Claiming(book, login, pool).claim(requests).forEach(claim -> claimed.put(claim.node(), claim));
    }

    @Override
    public Machine make(MachineRequest request) {
        String node = request.node().name();
        return Optional.ofNullable(claimed.remove(node))
                .flatMap(claim -> book.get(claim.id()))
                .filter(claim -> claim.isOf(request.cluster().identity().id(), node))
                .map(Claim::machine)
                .orElseThrow(() -> new ClusterException("The host of " + node + " was let go of meanwhile: somebody"
                        + " destroyed the cluster while it was made"));
    }

    @Override
    public List<FoundCluster> find() {
        Map<String, List<Claim>> clusters = new LinkedHashMap<>();
        book.all()
                .forEach(claim -> clusters.computeIfAbsent(claim.clusterId(), id -> new ArrayList<>())
                        .add(claim));
        return clusters.values().stream()
                .map(claims -> new FoundCluster(
                        ClusterIdentity.of(claims.get(0).labels()),
                        claims.stream().map(Claim::machine).toList()))
                .toList();
    }

    @Override
    public void discard(Machine machine) {
        book.release(machine.reference(), cluster(machine), machine.node().name());
    }

    @Override
    public void login(Machine machine, byte[] clusterKey, SshNodeBuilder node) {
        Claim claim = claim(machine)
                .orElseThrow(() -> new ClusterException(
                        "The host of " + machine.node().name() + " was let go of: its cluster was destroyed"));
        login.dress(claim.pooled().host(), node);
    }

    @Override
    public Diagnostics diagnose(Machine machine) {
        return claim(machine).map(claim -> Outside.look(claim.pooled())).orElse(Diagnostics.ofState("let go of"));
    }

    @Override
    public Readiness readiness() {
        return readiness;
    }

    /** Systemd is declared where every host had it when it was taken. */
    @Override
    public List<Capability> capabilities(ClusterHandle cluster) {
        List<Claim> claims = book.all().stream()
                .filter(claim -> claim.clusterId().equals(cluster.identity().id()))
                .toList();
        boolean systemd = !claims.isEmpty()
                && claims.stream().allMatch(claim -> claim.facts().systemd());
        return systemd ? List.of(new SystemdReadiness()) : List.of();
    }

    private Optional<Claim> claim(Machine machine) {
        return book.get(machine.reference())
                .filter(claim -> claim.isOf(cluster(machine), machine.node().name()));
    }

    private static String cluster(Machine machine) {
        return machine.labels().getOrDefault(Labels.ID, "");
    }

    private static HostsOptions options(ClusterSpec spec) {
        return spec.options(HostsOptions.class)
                .orElseThrow(() -> new InvalidInputException("The backend 'hosts' makes no hosts, and was given none:"
                        + " add HostsOptions to the spec; on the command line, --option hosts=FILE,"
                        + " --option inventory=FILE or --option host=USER@ADDRESS"));
    }

    @Override
    public void close() {
        login.close();
    }
}
