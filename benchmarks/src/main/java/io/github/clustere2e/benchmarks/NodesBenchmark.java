// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.benchmarks;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.FanOut;
import io.github.clustere2e.api.Role;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Nodes that are ready, against as many plain containers of the same image that run {@code sleep}: what Docker itself
 * takes, which nothing on top of it can beat. And against what people start such nodes with today.
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
            created = Samples.since(begun);
            image = Docker.imageOf(cluster);
            begun = System.nanoTime();
            cluster.destroy();
            removed = Samples.since(begun);
        }
        List<String> names = IntStream.range(0, nodes)
                .mapToObj(i -> "cluster-e2e-floor-" + i)
                .toList();
        begun = System.nanoTime();
        try {
            FanOut.of("start plain containers")
                    .atMost(AT_ONCE)
                    .over(names, name -> name, name -> Docker.run("run", "-d", "--name", name, image, "sleep", "inf"))
                    .orThrow();
            samples.add(nodes + " nodes ready, against plain containers started", created, Samples.since(begun));
        } finally {
            begun = System.nanoTime();
            Docker.remove(names);
        }
        samples.add(nodes + " nodes removed, against docker rm -f of plain containers", removed, Samples.since(begun));
        samples.add(nodes + " nodes removed, against their own creation", removed, created);
        try (PeerNodes peers = PeerNodes.of(image, nodes)) {
            samples.add(
                    nodes + " nodes ready, against docker-compose, which waits for nothing", created, peers.compose());
            samples.add(
                    nodes + " nodes ready, against deepStart of Testcontainers, which waits for the port",
                    created,
                    peers.deepStart());
        }
    }

    static Cluster create(int nodes) {
        return Clusters.create(
                ClusterSpec.builder().name("benchmark").nodes(Role.AGENT, nodes).build());
    }
}
