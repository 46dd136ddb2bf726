// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.benchmarks;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** The ssh module beside what people use instead, in turn on the same nodes. */
final class SshBenchmark {

    private static final String NAME = "benchmark-ssh";
    private static final int MEGABYTE = 1 << 20;
    private static final int LARGE = 300;
    private static final int SMALL_FILES = 10_000;
    private static final int SMALL = 512;
    private static final int COMMANDS = 100;

    private final Cluster cluster;
    private final Peers peers;
    private final Samples samples;
    private final Path directory;

    private SshBenchmark(Cluster cluster, Peers peers, Samples samples, Path directory) {
        this.cluster = cluster;
        this.peers = peers;
        this.samples = samples;
        this.directory = directory;
    }

    static void run(int nodes, int rounds, Samples samples) throws Exception {
        Path directory = Files.createTempDirectory("benchmark-ssh");
        try (Cluster cluster = Clusters.create(
                ClusterSpec.builder().name(NAME).nodes(Role.AGENT, nodes).build())) {
            SshBenchmark benchmark = new SshBenchmark(cluster, Peers.of(cluster, directory), samples, directory);
            benchmark.prepare();
            for (int round = 0; round < rounds; round++) {
                benchmark.oneCommand();
                benchmark.manyNodes(nodes);
                benchmark.oneLargeFile();
                benchmark.manySmallFiles();
            }
            benchmark.peers.hangUp();
        } finally {
            deleteAll(directory);
        }
    }

    private void prepare() throws IOException {
        byte[] block = new byte[MEGABYTE];
        Random random = new Random(1);
        try (var large = Files.newOutputStream(large())) {
            for (int i = 0; i < LARGE; i++) {
                random.nextBytes(block);
                large.write(block);
            }
        }
        for (int i = 0; i < SMALL_FILES; i++) {
            Path place = Files.createDirectories(tree().resolve("d" + i / 100));
            Files.write(place.resolve("f" + i), Arrays.copyOf(block, SMALL));
        }
    }

    private Path large() {
        return directory.resolve("large");
    }

    private Path tree() {
        return directory.resolve("tree");
    }

    private void oneCommand() throws Exception {
        Node node = cluster.nodes().first();
        peers.ssh(node, "true"); // the first makes the connection
        samples.add(
                "run(\"true\") on a warm connection, against ssh with ControlMaster",
                median(() -> node.run("true")),
                median(() -> peers.ssh(node, "true")));
    }

    private void manyNodes(int nodes) throws Exception {
        String what = "hostname on " + nodes + " nodes, ";
        cluster.nodes().run("hostname");
        double warm = seconds(() -> cluster.nodes().run("hostname"));
        double cold = seconds(() -> {
            try (Cluster again = Clusters.attach(NAME)) {
                return again.nodes().run("hostname");
            }
        });
        double pdsh = seconds(() -> peers.pdsh("hostname"));
        double clush = seconds(() -> peers.clush("hostname"));
        double ansible = seconds(() -> peers.ansible("hostname"));
        samples.add(what + "warm, against pdsh", warm, pdsh);
        samples.add(what + "warm, against clush", warm, clush);
        samples.add(what + "warm, against ansible raw", warm, ansible);
        samples.add(what + "cold, against pdsh", cold, pdsh);
        samples.add(what + "cold, against clush", cold, clush);
        samples.add(what + "cold, against ansible raw", cold, ansible);
    }

    private void oneLargeFile() throws Exception {
        Node node = cluster.nodes().first();
        samples.add(
                LARGE + " MB to one node, against scp",
                seconds(() -> {
                    node.files().upload(large(), "/var/tmp/ours");
                    return node;
                }),
                seconds(() -> peers.scp(large(), node, "/var/tmp/peer")));
        node.run("rm", "-f", "/var/tmp/ours", "/var/tmp/peer");
    }

    private void manySmallFiles() throws Exception {
        Node node = cluster.nodes().first();
        samples.add(
                SMALL_FILES + " files of " + SMALL + " bytes to one node, against sftp put -r",
                seconds(() -> {
                    node.files().upload(tree(), "/var/tmp/ours");
                    return node;
                }),
                seconds(() -> peers.sftpTree(tree(), node, "/var/tmp/peer")));
        node.run("rm", "-rf", "/var/tmp/ours", "/var/tmp/peer");
    }

    private static double seconds(Callable<?> work) throws Exception {
        long begun = System.nanoTime();
        work.call();
        return NodesBenchmark.since(begun);
    }

    private static double median(Callable<?> command) throws Exception {
        double[] times = new double[COMMANDS];
        for (int i = 0; i < COMMANDS; i++) {
            times[i] = seconds(command);
        }
        Arrays.sort(times);
        return times[COMMANDS / 2];
    }

    private static void deleteAll(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
