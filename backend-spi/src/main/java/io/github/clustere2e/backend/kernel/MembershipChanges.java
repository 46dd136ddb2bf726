// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Membership;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeGroup;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.FoundCluster;
import io.github.clustere2e.backend.Machine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Changes the members of a cluster, one change at a time, from what the backend says that there is. */
final class MembershipChanges implements Membership {

    private final Backend backend;
    private final ClusterIdentity cluster;
    private final ClusterDirectory directory;
    private final Members members;
    private final Newcomers newcomers;
    private final Addition addition;

    MembershipChanges(Backend backend, ClusterIdentity cluster, NodeFactory nodes, Members members) {
        this.backend = backend;
        this.cluster = cluster;
        this.directory = Census.directory(cluster);
        this.members = members;
        this.newcomers = new Newcomers(backend, directory);
        this.addition = new Addition(backend, cluster, nodes, newcomers);
    }

    @Override
    public Nodes add(Role role, int count) {
        return add(role, count, Optional.empty(), ClusterSpec.DEFAULT_TIMEOUT);
    }

    @Override
    public Nodes add(NodeGroup group, Duration limit) {
        return add(group.role(), group.count(), Optional.of(group.requirements()), limit);
    }

    private Nodes add(Role role, int count, Optional<NodeRequirements> needs, Duration limit) {
        return change(limit, deadline -> {
            FoundCluster present = present();
            Seating seating = seating(present);
            NodeGroup group = new NodeGroup(role, count, needs.orElseGet(() -> seating.needsOf(role)));
            List<Seat> seats = seating.free(group);
            addition.validate(seating.groupsWith(seats));
            List<Member> made = addition.make(seats, deadline);
            members.update(present().machines(), made);
            return Nodes.of(made.stream().map(Member::node).toList());
        });
    }

    @Override
    public void remove(Node node) {
        change(ClusterSpec.DEFAULT_TIMEOUT, deadline -> {
            FoundCluster present = present();
            Optional<Machine> machine = machine(node, present);
            if (machine.isPresent() && present.machines().size() == 1) {
                throw new InvalidInputException("'" + node.name() + "' is the last node of cluster '" + cluster.name()
                        + "', and a cluster has at least one: destroy the cluster instead");
            }
            machine.ifPresent(gone -> discard(node, gone));
            members.update(present().machines(), List.of());
            return node;
        });
    }

    @Override
    public Node replace(Node node, Duration limit) {
        return change(limit, deadline -> {
            FoundCluster present = present();
            Machine machine = machine(node, present)
                    .orElseThrow(() -> new InvalidInputException(
                            Trouble.CLUSTER_BUSY.explain("Somebody else has removed or replaced " + node.name()
                                    + ": attach to cluster '" + cluster.name() + "' again to see it as it is")));
            Seat seat = Seat.of(machine);
            addition.validate(seating(present).groupsWith(List.of()));
            discard(node, machine);
            List<Member> made;
            try {
                made = addition.make(List.of(seat), deadline);
            } catch (RuntimeException e) {
                members.update(present().machines(), List.of());
                throw e;
            }
            members.update(present().machines(), made);
            return made.get(0).node();
        });
    }

    private void discard(Node node, Machine machine) {
        members.get(node).node().disconnect();
        backend.discard(machine);
    }

    /** The machine that this process knows by that name, if it is still there. */
    private Optional<Machine> machine(Node node, FoundCluster present) {
        Member member = members.get(node);
        return present.machines().stream().filter(member::isOn).findFirst();
    }

    private <R> R change(Duration limit, Function<Deadline, R> work) {
        if (limit.isZero() || limit.isNegative()) {
            throw new InvalidInputException("A time limit of " + limit + " is not positive");
        }
        Deadline deadline = Deadline.in(limit);
        ChangeLock lock = ChangeLock.take(directory, deadline);
        try {
            return work.apply(deadline);
        } finally {
            lock.close();
        }
    }

    /** The members there are, whoever made them last. */
    private FoundCluster present() {
        FoundCluster found = backend.find().stream()
                .filter(each -> each.identity().id().equals(cluster.id()))
                .findFirst()
                .orElseThrow(() -> new ClusterException("Cluster '" + cluster.name() + "' is gone: it was destroyed"));
        return newcomers.dismiss(found);
    }

    private static Seating seating(FoundCluster present) {
        return new Seating(present.machines().stream().map(Seat::of).toList());
    }
}
