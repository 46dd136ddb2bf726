// SPDX-License-Identifier: Apache-2.0
package com.example.modular;

import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Role;
import java.util.ServiceLoader;

/** Says which backends there are, makes a cluster of one node, and asks the node what it is. */
final class HelloCluster {

    private HelloCluster() {}

    public static void main(String[] arguments) {
        ServiceLoader.load(ClusterProvider.class)
                .forEach(provider -> System.out.println("backend " + provider.id() + " in "
                        + provider.getClass().getModule()));

        ClusterSpec spec = ClusterSpec.builder().nodes(Role.MASTER, 1).build();
        try (Cluster cluster = Clusters.create(spec)) {
            System.out.println(cluster.nodes()
                    .first()
                    .run("sh", "-c", "echo first process: $(cat /proc/1/comm)")
                    .stdout());
        } catch (BackendUnavailableException e) {
            System.out.println("unavailable: " + e.getMessage());
            System.exit(1);
        }
        System.out.println("left: "
                + Clusters.list().stream()
                        .filter(info -> info.name().equals(spec.name()))
                        .count());
    }
}
