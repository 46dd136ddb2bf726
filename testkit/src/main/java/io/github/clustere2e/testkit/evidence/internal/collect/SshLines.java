// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.collect;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.testkit.evidence.facts.SshLine;
import java.util.List;

/** How a person looks at the nodes of a cluster that is kept, by SSH: with the command line, which has its keys. */
public final class SshLines {

    private SshLines() {}

    /** One line for each node. */
    public static List<SshLine> of(Cluster cluster) {
        return cluster.nodes().stream()
                .map(node -> new SshLine(node.name(), line(cluster, node)))
                .toList();
    }

    private static String line(Cluster cluster, Node node) {
        String backend = cluster.backend().equals("docker") ? "" : " --backend " + cluster.backend();
        return "./cluster-e2e run" + backend + " " + cluster.name() + " --node " + node.name()
                + " -- systemctl --failed";
    }
}
