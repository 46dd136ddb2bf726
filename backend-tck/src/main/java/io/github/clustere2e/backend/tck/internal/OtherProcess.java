// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.UserState;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.DoesNotApplyException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What another process does with clusters: it runs {@link Errand} on the class path of this one. */
final class OtherProcess {

    /** What the project promises for what a killed owner leaves behind, and as much again for a busy machine. */
    private static final Duration CLEAN_LIMIT = Duration.ofSeconds(30);

    private OtherProcess() {}

    static void attach(Bench bench, Cluster cluster) throws Exception {
        List<String> expected = cluster.nodes().stream()
                .map(node -> node.name() + " " + node.hostname() + " "
                        + node.privateAddress().getHostAddress())
                .toList();
        Expect.equal("what the other process sees", expected, run(bench, "attach", cluster.name()));
    }

    static void standing(Bench bench) throws Exception {
        requireText(bench);
        String name = bench.name("outlives");
        run(bench, "create-standing", name);
        Expect.equal("its state", ClusterInfo.State.STANDING, bench.listed(name).state());
        try (Cluster cluster = bench.provider().attach(name)) {
            cluster.node("agent_0").run("true");
        }
        bench.provider().destroy(name);
        Expect.none("the standing cluster", bench.traces(name));
    }

    static void killed(Bench bench) throws Exception {
        requireText(bench);
        String name = bench.name("orphan");
        Process owner = start(bench, "create-owned", name);
        try (BufferedReader words = owner.inputReader()) {
            Limited<String> made =
                    Limited.start("the creation by another process", () -> String.valueOf(words.readLine()));
            Expect.equal(
                    "what the other process says",
                    "made",
                    made.await(bench.subject().ruleLimit()));
            bench.listed(name);
        } finally {
            owner.destroyForcibly().waitFor();
        }
        bench.await(
                "nothing to be left of its cluster",
                CLEAN_LIMIT,
                () -> bench.traces(name).isEmpty());
    }

    private static void requireText(Bench bench) {
        if (!bench.subject().isDescribedByText()) {
            throw new DoesNotApplyException("options were given as objects, which another process cannot be given");
        }
    }

    private static List<String> run(Bench bench, String errand, String name) throws Exception {
        Process process = start(bench, errand, name);
        try (BufferedReader words = process.inputReader()) {
            List<String> lines = Limited.start(
                            "the other process", () -> words.lines().toList())
                    .await(bench.subject().ruleLimit());
            Expect.that(
                    process.waitFor(bench.subject().patience().toMillis(), TimeUnit.MILLISECONDS),
                    "the other process to end",
                    lines);
            Expect.equal("how the other process ended, having said " + lines, 0, process.exitValue());
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(Bench bench, String errand, String name) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dclustere2e.state=" + UserState.directory(),
                "-cp",
                classPath(),
                Errand.class.getName(),
                errand,
                bench.provider().getClass().getName(),
                name));
        bench.subject().namedOptions().forEach(option -> command.add(option.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** That of this process, with what is on its module path: providers are named for both. */
    private static String classPath() {
        String modules = System.getProperty("jdk.module.path", "");
        String classes = System.getProperty("java.class.path", "");
        return modules.isEmpty() ? classes : classes + File.pathSeparator + modules;
    }
}
