// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import static io.github.clustere2e.backend.tck.rule.Rule.required;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandListener;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** From creation to removal. */
final class LifecycleRules {

    private LifecycleRules() {}

    static List<Rule> all() {
        return List.of(
                required("LIFECYCLE-1", "To close an owned cluster removes it, and waits for that", Lane.OWN, bench -> {
                    Cluster cluster = bench.single("owned");
                    cluster.close();
                    Expect.none("a cluster that was closed", bench.traces(cluster.name()));
                }),
                required("LIFECYCLE-2", "To close or destroy a cluster once more does nothing", Lane.OWN, bench -> {
                    Cluster cluster = bench.single("twice");
                    cluster.destroy();
                    cluster.destroy();
                    cluster.close();
                    cluster.close();
                    cluster.destroy();
                }),
                required("LIFECYCLE-3", "A cluster can be destroyed by its name, whoever has it", Lane.OWN, bench -> {
                    Cluster cluster = bench.single("named");
                    bench.subject().provider().destroy(cluster.name());
                    Expect.none("a cluster that was destroyed by its name", bench.traces(cluster.name()));
                    cluster.close();
                }),
                required(
                        "LIFECYCLE-4",
                        "The name of a cluster that is gone can be given to another one",
                        Lane.OWN,
                        LifecycleRules::again),
                required(
                        "LIFECYCLE-5",
                        "To attach to a cluster gives the same nodes in the same order",
                        Lane.SHARED,
                        LifecycleRules::attached),
                required(
                        "LIFECYCLE-6",
                        "To close a cluster that was attached to only lets go of it",
                        Lane.OWN,
                        LifecycleRules::letGo),
                required(
                        "LIFECYCLE-7",
                        "The listeners that are given on attaching hear the commands that follow",
                        Lane.SHARED,
                        LifecycleRules::listeners),
                required(
                        "LIFECYCLE-8",
                        "A cluster that was attached to can be destroyed, whoever made it",
                        Lane.OWN,
                        LifecycleRules::destroyedByAnother));
    }

    private static void again(Bench bench) {
        ClusterSpec spec = bench.spec("again").nodes(Role.AGENT, 1).build();
        try (Cluster first = bench.provider().create(spec)) {
            first.node("agent_0").run("true");
        }
        try (Cluster second = bench.provider().create(spec)) {
            second.node("agent_0").run("true");
            Expect.equal(
                    "how many nodes it has",
                    1,
                    bench.listed(spec.name()).nodes().size());
        }
    }

    private static void attached(Bench bench) {
        Cluster shared = bench.shared();
        try (Cluster same = bench.provider().attach(shared.name())) {
            Expect.equal("its name", shared.name(), same.name());
            Expect.equal("its backend", shared.backend(), same.backend());
            Expect.equal("its nodes", described(shared), described(same));
            String word = bench.fresh();
            shared.node("agent_1").files().write("/tmp/tck-" + word, word);
            Expect.equal(
                    "the file on agent_1",
                    word,
                    same.node("agent_1").run("cat", "/tmp/tck-" + word).stdout());
        }
    }

    private static List<String> described(Cluster cluster) {
        return cluster.nodes().stream()
                .map(node -> node.name() + " " + node.role() + " " + node.hostname() + " " + node.privateAddress() + " "
                        + node.publicAddress())
                .toList();
    }

    private static void letGo(Bench bench) {
        try (Cluster cluster = bench.single("letgo")) {
            bench.provider().attach(cluster.name()).close();
            bench.listed(cluster.name());
            cluster.node("agent_0").run("true");
        }
    }

    private static void listeners(Bench bench) {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        CommandListener listener = new CommandListener() {
            @Override
            public void started(String node, Command command) {
                heard.add(node + ": " + command);
            }
        };
        try (Cluster same = bench.provider().attach(bench.shared().name(), listener)) {
            String word = bench.fresh();
            same.node("broker_0").run("echo", word);
            bench.await("the listener to hear of the command", () -> heard.contains("broker_0: echo " + word));
        }
    }

    private static void destroyedByAnother(Bench bench) {
        Cluster cluster = bench.single("given");
        try (Cluster same = bench.provider().attach(cluster.name())) {
            same.destroy();
        }
        Expect.none("a cluster that another one destroyed", bench.traces(cluster.name()));
        cluster.close();
    }
}
