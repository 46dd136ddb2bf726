// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.benchmarks;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Node;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The {@code docker} command. */
final class Docker {

    private Docker() {}

    static String run(String... arguments) throws IOException, InterruptedException {
        return Programs.run(
                Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList(), Map.of());
    }

    static void remove(List<String> containers) throws IOException, InterruptedException {
        run(Stream.concat(Stream.of("rm", "-f", "-v"), containers.stream()).toArray(String[]::new));
    }

    static String imageOf(Cluster cluster) throws IOException, InterruptedException {
        return run(
                        "inspect",
                        "-f",
                        "{{.Config.Image}}",
                        container(cluster.nodes().first()))
                .strip();
    }

    static List<String> containers(Cluster cluster) {
        return cluster.nodes().stream().map(Docker::container).toList();
    }

    private static String container(Node node) {
        return "cluster-e2e-" + node.hostname();
    }
}
