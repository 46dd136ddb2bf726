// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import static io.github.clustere2e.backend.tck.rule.Rule.required;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NameTakenException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Many things at once. */
final class ConcurrencyRules {

    private static final int MANY = 8;

    private ConcurrencyRules() {}

    static List<Rule> all() {
        return List.of(
                required(
                        "CONCURRENCY-1",
                        "Commands on one node run at the same time",
                        Lane.SHARED,
                        bench -> Gathering.of(
                                bench, Collections.nCopies(MANY, bench.shared().node("agent_0")))),
                required(
                        "CONCURRENCY-2",
                        "Commands on the nodes of a cluster run at the same time",
                        Lane.SHARED,
                        bench -> Gathering.of(bench, bench.shared().nodes().asList())),
                required(
                        "CONCURRENCY-3",
                        "Commands that run at the same time have each their own output and status",
                        Lane.SHARED,
                        ConcurrencyRules::ownOutput),
                required(
                        "CONCURRENCY-4",
                        "Of several writers of one file at the same time, one wins, and the file is whole",
                        Lane.SHARED,
                        ConcurrencyRules::writers),
                required(
                        "CONCURRENCY-5",
                        "Clusters can be made at the same time",
                        Lane.OWN,
                        ConcurrencyRules::creations),
                required(
                        "CONCURRENCY-6",
                        "Of two who make a cluster of one name at the same time, one gets it, and the other is refused",
                        Lane.OWN,
                        ConcurrencyRules::sameName),
                required(
                        "CONCURRENCY-7",
                        "Several may destroy a cluster at the same time",
                        Lane.OWN,
                        ConcurrencyRules::destroyers));
    }

    private static void ownOutput(Bench bench) throws Exception {
        List<Limited<String>> all = new ArrayList<>();
        for (int i = 0; i < MANY * 2; i++) {
            Node node = bench.shared().nodes().asList().get(i % 3);
            String script = "echo o" + i + "; echo e" + i + " >&2; sleep 0.1; exit " + i;
            all.add(Limited.start("one of many", () -> {
                var result = Shell.any(node, "sh", "-c", script);
                return result.stdout() + " " + result.stderr() + " " + result.exitStatus();
            }));
        }
        for (int i = 0; i < all.size(); i++) {
            Expect.equal(
                    "output and status of command " + i,
                    "o" + i + " e" + i + " " + i,
                    all.get(i).await(bench.subject().patience()));
        }
    }

    private static void writers(Bench bench) throws Exception {
        String file = bench.path();
        List<Limited<?>> writers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String content = String.valueOf(i).repeat(50_000);
            writers.add(Limited.start(
                    "one of 4 writers", () -> FileRules.files(bench).write(file, content)));
        }
        for (Limited<?> writer : writers) {
            writer.await(bench.subject().patience());
        }
        String seen = new String(FileRules.files(bench).read(file), StandardCharsets.UTF_8);
        Expect.that(
                seen.length() == 50_000 && seen.chars().distinct().count() == 1,
                "50000 digits that are all the same",
                seen.length() + " of " + seen.chars().distinct().count() + " kinds");
    }

    private static void creations(Bench bench) throws Exception {
        List<Limited<Cluster>> all = IntStream.range(0, 2)
                .mapToObj(i -> Limited.start("one of 2 creations", () -> bench.single("twin")))
                .toList();
        List<Cluster> clusters = new ArrayList<>();
        for (Limited<Cluster> each : all) {
            clusters.add(each.await(bench.subject().ruleLimit()));
        }
        for (Cluster cluster : clusters) {
            Expect.equal(
                    "what its node says",
                    "on",
                    cluster.node("agent_0").run("echo", "on").stdout());
            cluster.close();
        }
    }

    private static void sameName(Bench bench) throws Exception {
        ClusterSpec spec = bench.spec("raced").nodes(Role.AGENT, 1).build();
        List<Limited<Cluster>> racers = IntStream.range(0, 2)
                .mapToObj(i -> Limited.start(
                        "one of 2 of that name", () -> bench.provider().create(spec)))
                .toList();
        List<Cluster> won = new ArrayList<>();
        List<InvalidInputException> lost = new ArrayList<>();
        for (Limited<Cluster> racer : racers) {
            try {
                won.add(racer.await(bench.subject().ruleLimit()));
            } catch (NameTakenException e) {
                lost.add(e);
            }
        }
        Expect.that(won.size() == 1 && lost.size() == 1, "one winner and one loser", won + " and " + lost);
        won.get(0).node("agent_0").run(Command.of("true"));
        won.get(0).close();
    }

    private static void destroyers(Bench bench) throws Exception {
        Cluster cluster = bench.single("doomed");
        List<Limited<?>> destroyers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            destroyers.add(Limited.start("one of 3 who destroy it", cluster::destroy));
        }
        for (Limited<?> destroyer : destroyers) {
            destroyer.await(bench.subject().ruleLimit());
        }
        Expect.none("a cluster that was destroyed", bench.traces(cluster.name()));
    }
}
