// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.CommandResult;

/** A program that attaches to a cluster of hosts, and prints what a command says on each node. */
public final class Attached {

    private Attached() {}

    /** Takes the cluster's name. */
    public static void main(String[] arguments) {
        try (Cluster cluster = Clusters.provider(HostsOptions.BACKEND).attach(arguments[0])) {
            cluster.nodes().run("uname", "-n").asList().stream()
                    .map(CommandResult::stdout)
                    .forEach(System.out::println);
        }
    }
}
