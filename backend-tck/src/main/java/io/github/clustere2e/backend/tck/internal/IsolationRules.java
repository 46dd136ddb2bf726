// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import static io.github.clustere2e.backend.tck.rule.Rule.required;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What nodes and clusters do not see of each other. */
final class IsolationRules {

    private IsolationRules() {}

    static List<Rule> all() {
        return List.of(
                required("ISOLATION-1", "No node sees the files of another one", Lane.SHARED, IsolationRules::files),
                required(
                        "ISOLATION-2",
                        "No node sees the processes of another one",
                        Lane.SHARED,
                        IsolationRules::processes),
                required(
                        "ISOLATION-3",
                        "Two clusters share no node: neither host names, nor private addresses, nor files",
                        Lane.OWN,
                        IsolationRules::clusters),
                required(
                        "ISOLATION-4",
                        "When one cluster is destroyed, another one stays as it is",
                        Lane.OWN,
                        IsolationRules::neighbours));
    }

    private static void files(Bench bench) {
        String file = bench.path();
        bench.shared().node("agent_0").files().write(file, "mine");
        for (Node other : List.of(bench.shared().node("agent_1"), bench.shared().node("broker_0"))) {
            Expect.equal(
                    "what " + other.name() + " sees",
                    1,
                    Shell.any(other, "test", "-e", file).exitStatus());
        }
        Expect.equal(
                "what the node itself sees",
                0,
                Shell.any(bench.shared().node("agent_0"), "test", "-e", file).exitStatus());
    }

    private static void processes(Bench bench) {
        String mark = Shell.longSleep();
        Node node = bench.shared().node("agent_0");
        try (RunningCommand running = node.start(Command.of("sleep", mark))) {
            bench.await(
                    "the node to see its own process",
                    () -> !Shell.processesWith(node, mark).isEmpty());
            Expect.none(
                    "the process on another node",
                    Shell.processesWith(bench.shared().node("agent_1"), mark));
            Expect.that(running.isRunning(), "the command to run", "its end");
        }
    }

    private static void clusters(Bench bench) {
        Cluster shared = bench.shared();
        try (Cluster own = bench.single("apart")) {
            List<Node> all =
                    Stream.concat(shared.nodes().stream(), own.nodes().stream()).toList();
            Expect.distinct("host names", all.stream().map(Node::hostname).toList());
            Expect.distinct(
                    "private addresses", all.stream().map(Node::privateAddress).toList());
            String file = bench.path();
            own.node("agent_0").files().write(file, "mine");
            for (Node other : shared.nodes()) {
                Expect.equal(
                        "what " + other.name() + " of the other cluster sees",
                        1,
                        Shell.any(other, "test", "-e", file).exitStatus());
            }
        }
    }

    private static void neighbours(Bench bench) {
        List<Cluster> both = new ArrayList<>(List.of(bench.single("stays"), bench.single("goes")));
        Cluster stays = both.get(0);
        bench.provider().destroy(both.get(1).name());
        Expect.equal(
                "what the node says",
                "here",
                stays.node("agent_0").run("echo", "here").stdout());
        bench.listed(stays.name());
        Expect.none("the cluster that was destroyed", bench.traces(both.get(1).name()));
        both.forEach(Cluster::close);
    }
}
