// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.benchmarks;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.FileDelivery;
import io.github.clustere2e.installer.InstallReport;
import io.github.clustere2e.installer.StepReport;
import io.github.clustere2e.installer.dcos.DcosInstaller;
import io.github.clustere2e.installer.software.EtcdInstaller;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * What a plan adds to its work: the stand-in for DC/OS against the longer of its critical path and its processor time, etcd
 * against its parts, and a large file that goes to many nodes against the same to one.
 */
final class InstallBenchmark {

    private static final int MASTERS = 3;
    private static final Set<String> PARTS = Set.of("send", "install", "start");

    private InstallBenchmark() {}

    static void round(int nodes, Samples samples) throws Exception {
        dcos(nodes, samples);
        etcd(samples);
        largeFile(nodes, samples);
    }

    private static void dcos(int nodes, Samples samples) {
        DcosInstaller installer = DcosInstaller.fromPath(Path.of(System.getProperty("standin", "standin.sh")))
                .build();
        ClusterSpec spec = ClusterSpec.builder()
                .name("benchmark")
                .nodes(Role.MASTER, MASTERS, installer.requirements(Role.MASTER))
                .nodes(Role.AGENT, nodes - MASTERS, installer.requirements(Role.AGENT))
                .build();
        try (Cluster cluster = Clusters.create(spec)) {
            InstallReport report = installer.install(cluster);
            samples.add(
                    "the stand-in for DC/OS on " + nodes + " nodes, against the longer of critical path and processors",
                    report.duration().toMillis() / 1e3,
                    report.leastTime().toMillis() / 1e3);
            samples.note(report.toString().lines().reduce((one, other) -> other).orElse(""));
        }
    }

    private static void etcd(Samples samples) {
        int members = 5;
        try (Cluster cluster = NodesBenchmark.create(1)) {
            EtcdInstaller.builder().build().install(cluster); // its packages are kept from now on
        }
        long begun = System.nanoTime();
        try (Cluster cluster = NodesBenchmark.create(members)) {
            double created = Samples.since(begun);
            InstallReport report = EtcdInstaller.builder().build().install(cluster);
            samples.add(
                    "etcd on " + members + " nodes, against creating them, sending, installing and starting",
                    created + report.duration().toMillis() / 1e3,
                    created + busy(report) / 1e3);
        }
    }

    /** In how many milliseconds at least one of the steps ran that are the parts. */
    private static long busy(InstallReport report) {
        return report.steps().stream()
                .filter(step -> PARTS.contains(part(step)))
                .flatMapToLong(step ->
                        LongStream.range(step.start().toMillis(), step.end().toMillis()))
                .distinct()
                .count();
    }

    private static String part(StepReport step) {
        return step.id().replaceFirst(".*/", "").replaceFirst("-.*", "");
    }

    private static void largeFile(int nodes, Samples samples) throws Exception {
        try (Cluster cluster = NodesBenchmark.create(nodes)) {
            double one = delivered(cluster, 1);
            double all = delivered(cluster, nodes);
            samples.add("a file of 1 GB published to " + nodes + " nodes, against one", all, one);
            double alone = uploaded(cluster, 1);
            double together = uploaded(cluster, nodes);
            samples.add(
                    String.format(Locale.ROOT, "100 MB over SSH to %d nodes, against %d times one", nodes, nodes),
                    together,
                    nodes * alone);
        }
    }

    /** Until every node has seen it whole. */
    private static double delivered(Cluster cluster, int count) throws Exception {
        Path file = random(1 << 30);
        try {
            FileDelivery delivery = FileDelivery.to(cluster);
            long begun = System.nanoTime();
            for (Node node : cluster.nodes().asList().subList(0, count)) {
                String path = delivery.deliver(file, node);
                node.run(
                        "test",
                        String.valueOf(node.run("stat", "-c", "%s", path).stdout()),
                        "=",
                        String.valueOf(1 << 30));
            }
            return Samples.since(begun);
        } finally {
            Files.delete(file);
        }
    }

    private static double uploaded(Cluster cluster, int count) throws IOException {
        Path file = random(100 << 20);
        try {
            long begun = System.nanoTime();
            Nodes.of(cluster.nodes().asList().subList(0, count)).upload(file, "/var/tmp/large-" + count);
            return Samples.since(begun);
        } finally {
            Files.delete(file);
        }
    }

    private static Path random(int size) throws IOException {
        Path file = Files.createTempFile("benchmark", ".file");
        byte[] block = new byte[1 << 20];
        Random random = new Random();
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int written = 0; written < size; written += block.length) {
                random.nextBytes(block);
                out.write(block);
            }
        }
        return file;
    }
}
