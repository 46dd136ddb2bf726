// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.Role;
import java.net.Inet6Address;
import java.util.Set;

/** The nodes that software is installed on. */
public final class Members {

    private Members() {}

    /**
     * Picks the nodes of some roles.
     *
     * @param cluster the cluster
     * @param roles the roles; none for all nodes
     * @return at least one, in the cluster's order
     * @throws InvalidInputException if no node has any of the roles
     */
    public static Nodes of(Cluster cluster, Set<Role> roles) {
        Nodes nodes = roles.isEmpty()
                ? cluster.nodes()
                : Nodes.of(cluster.nodes().stream()
                        .filter(node -> roles.contains(node.role()))
                        .toList());
        if (nodes.isEmpty()) {
            throw new InvalidInputException("Cluster '" + cluster.name() + "' has no node of the roles "
                    + roles.stream().map(Role::name).sorted().toList() + " to install on. It has: " + cluster.nodes());
        }
        return nodes;
    }

    /**
     * Returns a node's private address as it is written in addresses with a port.
     *
     * @param node the node
     * @return in brackets if it is of IPv6
     */
    public static String address(Node node) {
        String address = node.privateAddress().getHostAddress();
        return node.privateAddress() instanceof Inet6Address ? "[" + address + "]" : address;
    }
}
