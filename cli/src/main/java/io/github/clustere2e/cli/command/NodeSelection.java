// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.Role;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which nodes are meant, where that must be said if there are several. */
final class NodeSelection {

    @Mixin
    private NodesAndRoles named;

    @Option(names = "--all", description = "All nodes.")
    private boolean all;

    /** Returns one node: the one that is named, or else the first of a role. */
    Nodes orFirst(Cluster cluster, Role role) {
        Nodes nodes = all || named.any()
                ? of(cluster)
                : Nodes.of(List.of(cluster.nodes(role).first()));
        if (nodes.size() > 1) {
            throw new InvalidInputException("This runs on one node, and these are named: " + nodes);
        }
        return nodes;
    }

    /**
     * Returns the nodes, each once, in the cluster's order.
     *
     * @throws InvalidInputException if the options name something that the cluster has not, or do not say which nodes
     */
    Nodes of(Cluster cluster) {
        boolean some = named.any();
        if (all && some) {
            throw new InvalidInputException("--all means every node: leave out --node and --role, or leave out --all");
        }
        if (!all && !some && cluster.nodes().size() > 1) {
            throw new InvalidInputException("Cluster '" + cluster.name() + "' has "
                    + Words.nodes(cluster.nodes().size())
                    + ": say which are meant with --node, --role or --all. It has "
                    + cluster.nodes());
        }
        return named.of(cluster);
    }
}
