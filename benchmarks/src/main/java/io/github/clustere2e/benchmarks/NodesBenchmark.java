// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.benchmarks;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.FanOut;
import io.github.clustere2e.api.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Nodes that are ready, against as many plain containers of the same image that run {@code sleep}: what Docker itself
 * takes, which nothing on top of it can beat.
 */
final class NodesBenchmark {

    private static final int AT_ONCE = 8;

    private NodesBenchmark() {}

    static void round(int nodes, Samples samples) throws Exception {
        String image;
        long begun = System.nanoTime();
        double created;
        double removed;
        try (Cluster cluster = create(nodes)) {
            created = since(begun);
            image = imageOf(cluster);
            begun = System.nanoTime();
            cluster.destroy();
            removed = since(begun);
        }
        List<String> names = IntStream.range(0, nodes)
                .mapToObj(i -> "cluster-e2e-floor-" + i)
                .toList();
        begun = System.nanoTime();
        try {
            FanOut.of("start plain containers")
                    .atMost(AT_ONCE)
                    .over(names, name -> name, name -> docker("run", "-d", "--name", name, image, "sleep", "inf"))
                    .orThrow();
            samples.add(nodes + " nodes ready, against plain containers started", created, since(begun));
        } finally {
            begun = System.nanoTime();
            List<String> remove = new ArrayList<>(List.of("rm", "-f"));
            remove.addAll(names);
            docker(remove.toArray(String[]::new));
        }
        samples.add(nodes + " nodes removed, against docker rm -f of plain containers", removed, since(begun));
        samples.add(nodes + " nodes removed, against their own creation", removed, created);
    }

    private static Cluster create(int nodes) {
        return Clusters.create(
                ClusterSpec.builder().name("benchmark").nodes(Role.AGENT, nodes).build());
    }

    private static String imageOf(Cluster cluster) throws IOException, InterruptedException {
        return docker(
                        "inspect",
                        "-f",
                        "{{.Config.Image}}",
                        "cluster-e2e-" + cluster.nodes().first().hostname())
                .strip();
    }

    private static String docker(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return Programs.run(command, Map.of());
    }

    static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
