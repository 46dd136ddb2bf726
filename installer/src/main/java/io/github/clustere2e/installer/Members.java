// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.Role;
import java.util.Set;

/** The nodes that software is installed on. */
final class Members {

    private Members() {}

    /** The nodes of these roles; all nodes if no role is named. */
    static Nodes of(Cluster cluster, Set<Role> roles) {
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
}
