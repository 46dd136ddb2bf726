// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options that name nodes and roles, and the nodes that they mean. */
final class NodesAndRoles {

    @Option(names = "--node", paramLabel = "REF", description = "This node, such as agent_0. May be given again.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--role", paramLabel = "ROLE", description = "All nodes of this role. May be given again.")
    private List<String> roles = new ArrayList<>();

    /** Whether a node or a role is named. */
    boolean any() {
        return !names.isEmpty() || !roles.isEmpty();
    }

    /**
     * Returns the nodes, each once, in the cluster's order; all if none is named.
     *
     * @throws InvalidInputException if something is named that the cluster has not
     */
    Nodes of(Cluster cluster) {
        if (!any()) {
            return cluster.nodes();
        }
        Set<String> wanted = new HashSet<>();
        for (String name : names) {
            wanted.add(cluster.node(name).name());
        }
        for (String role : roles) {
            Nodes nodes = cluster.nodes(Role.of(role));
            if (nodes.isEmpty()) {
                throw new InvalidInputException("Cluster '" + cluster.name() + "' has no node of role '" + role
                        + "'. It has the roles " + rolesOf(cluster));
            }
            nodes.forEach(node -> wanted.add(node.name()));
        }
        return Nodes.of(cluster.nodes().stream()
                .filter(node -> wanted.contains(node.name()))
                .toList());
    }

    private static String rolesOf(Cluster cluster) {
        return cluster.nodes().stream()
                .map(Node::role)
                .map(Role::name)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
