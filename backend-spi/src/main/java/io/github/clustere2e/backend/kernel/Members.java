// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.backend.Machine;
import java.util.ArrayList;
import java.util.List;

/** The members of a cluster, as this process knows them. Thread-safe. */
final class Members {

    private final String cluster;
    private final NodeFactory factory;
    private volatile List<Member> current;

    Members(String cluster, NodeFactory factory, List<Member> members) {
        this.cluster = cluster;
        this.factory = factory;
        this.current = List.copyOf(members);
    }

    List<Member> all() {
        return current;
    }

    Nodes nodes() {
        return Nodes.of(current.stream().map(Member::node).toList());
    }

    /** A node of another cluster may have the same name, but not the same host name. */
    Member get(Node node) {
        return current.stream()
                .filter(member -> member.node().name().equals(node.name())
                        && member.node().hostname().equals(node.hostname()))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("Cluster '" + cluster + "' has no node " + node.name()
                        + " with the host name '" + node.hostname() + "'. It has: " + nodes()));
    }

    /** Takes the machines that there are, in their order. Nodes of machines that are gone are closed. */
    synchronized void update(List<Machine> machines, List<Member> fresh) {
        List<Member> known = new ArrayList<>(fresh);
        known.addAll(current);
        List<Member> next = machines.stream()
                .map(machine -> known.stream()
                        .filter(member -> member.isOn(machine))
                        .findFirst()
                        .orElseGet(() -> new Member(machine, factory.node(machine))))
                .toList();
        current = next;
        known.stream()
                .filter(member -> !next.contains(member))
                .forEach(member -> member.node().close());
    }

    void close() {
        current.forEach(member -> member.node().close());
    }
}
