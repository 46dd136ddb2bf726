// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that names nodes, where all are meant without it. */
final class NodeNames {

    @Option(
            names = "--node",
            paramLabel = "REF",
            description = "This node, such as agent_0. May be given again. Default: all nodes.")
    private List<String> names = new ArrayList<>();

    /**
     * Returns the nodes, each once.
     *
     * @throws io.github.clustere2e.api.InvalidInputException if the cluster has no node of such a name
     */
    Nodes of(Cluster cluster) {
        if (names.isEmpty()) {
            return cluster.nodes();
        }
        List<Node> named = names.stream().distinct().map(cluster::node).toList();
        return Nodes.of(named);
    }
}
