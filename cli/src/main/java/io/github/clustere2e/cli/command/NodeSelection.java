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

/** The options that say which nodes are meant, and the nodes that they mean. */
final class NodeSelection {

    @Option(names = "--node", paramLabel = "REF", description = "This node, such as agent_0. May be given again.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--role", paramLabel = "ROLE", description = "All nodes of this role. May be given again.")
    private List<String> roles = new ArrayList<>();

    @Option(names = "--all", description = "All nodes.")
    private boolean all;

    /**
     * Returns the nodes, each once, in the cluster's order.
     *
     * @throws InvalidInputException if the options name something that the cluster has not, or do not say which nodes
     */
    Nodes of(Cluster cluster) {
        boolean named = !names.isEmpty() || !roles.isEmpty();
        if (all && named) {
            throw new InvalidInputException("--all means every node: leave out --node and --role, or leave out --all");
        }
        if (!all && !named && cluster.nodes().size() > 1) {
            throw new InvalidInputException("Cluster '" + cluster.name() + "' has "
                    + Words.nodes(cluster.nodes().size())
                    + ": say which are meant with --node, --role or --all. It has "
                    + cluster.nodes());
        }
        return named ? named(cluster) : cluster.nodes();
    }

    private Nodes named(Cluster cluster) {
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
