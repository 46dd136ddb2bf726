// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.benchmarks;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Command;
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
    private static final int WARM_UP = 3;
    private static final int BRIEF_STREAM = 64;
    private static final int LONG_STREAM = 1024;

    /**
     * In memory: it is the way there that is measured. A disk would be measured with it, and an ext4 without a journal
     * takes a thousand times as long to make a file as usual in the minutes after many have been removed.
     */
    private static final String OURS = "/run/ours";

    private static final String THEIRS = "/run/theirs";

    private interface Peer {
        Object transfer(Path local, Node node, String remote) throws Exception;
    }

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
                benchmark.oneLongStream();
            }
            benchmark.oneLargeFileToAHostAsShipped(rounds);
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
        Node node = cluster.nodes().first();
        for (int i = 0; i < WARM_UP; i++) {
            upload(node, large(), OURS);
            node.run("rm", OURS);
            upload(node, tree(), OURS);
            node.run("rm", "-r", OURS);
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
        transfer(LARGE + " MB to one node, against scp", node, large(), peers::scp);
        transfer(LARGE + " MB to one node, against scp -c aes128-gcm", node, large(), peers::scpFastestCipher);
    }

    /** Nodes let sshd keep its memory, which helps scp even more than this module; other hosts do not. */
    private void oneLargeFileToAHostAsShipped(int rounds) throws Exception {
        String host = cluster.nodes().first().name();
        cluster.node(host).run("sh", "-c", "sed -i /GLIBC_TUNABLES/d /etc/default/ssh && systemctl restart ssh");
        try (Cluster again = Clusters.attach(NAME)) {
            upload(again.node(host), large(), OURS); // over a connection that is there and has been used, as above
            again.node(host).run("rm", OURS);
            for (int round = 0; round < rounds; round++) {
                transfer(
                        LARGE + " MB to a host with sshd as Debian ships it, against scp",
                        again.node(host),
                        large(),
                        peers::scp);
            }
        }
    }

    private void manySmallFiles() throws Exception {
        transfer(
                SMALL_FILES + " files of " + SMALL + " bytes to one node, against sftp put -r",
                cluster.nodes().first(),
                tree(),
                peers::sftpTree);
    }

    private void transfer(String what, Node node, Path local, Peer peer) throws Exception {
        samples.add(what, seconds(() -> upload(node, local, OURS)), seconds(() -> peer.transfer(local, node, THEIRS)));
        node.run("rm", "-rf", OURS, THEIRS);
    }

    /** What is still in use after a collection, at the most: with everything in memory it would be 1024 MB more. */
    private void oneLongStream() {
        Node node = cluster.nodes().first();
        double brief = heapWhileStreaming(node, BRIEF_STREAM);
        samples.add(
                "heap while " + LONG_STREAM + " MB stream, against " + BRIEF_STREAM + " MB (in MB)",
                heapWhileStreaming(node, LONG_STREAM),
                brief);
    }

    private static double heapWhileStreaming(Node node, int megabytes) {
        LiveHeap heap = new LiveHeap((long) BRIEF_STREAM * MEGABYTE / 2);
        node.run(Command.builder("head", "-c", megabytes + "M", "/dev/zero")
                .discardOutput()
                .output(heap)
                .build());
        return (double) heap.most() / MEGABYTE;
    }

    private static Node upload(Node node, Path local, String remote) {
        node.files().upload(local, remote);
        return node;
    }

    private static double seconds(Callable<?> work) throws Exception {
        long begun = System.nanoTime();
        work.call();
        return Samples.since(begun);
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
