// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import static io.github.clustere2e.backend.tck.rule.Rule.required;
import static io.github.clustere2e.backend.tck.rule.Rule.untested;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandListener;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.ProgressEvent;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What is true when a cluster is handed out. */
final class ReadinessRules {

    private ReadinessRules() {}

    static List<Rule> all() {
        return List.of(
                required(
                        "READINESS-1",
                        "Every node takes commands at the moment at which the cluster is handed out",
                        Lane.OWN,
                        ReadinessRules::commands),
                required(
                        "READINESS-2",
                        "On every node, temporary files can be written, and the shell and its tools are there",
                        Lane.SHARED,
                        ReadinessRules::tools),
                required(
                        "READINESS-3",
                        "The spec's command listeners hear every command on every node",
                        Lane.OWN,
                        ReadinessRules::listeners),
                required(
                        "READINESS-4",
                        "The spec's progress listener hears of the creation, and what begins also ends",
                        Lane.OWN,
                        ReadinessRules::progress),
                untested(
                        "READINESS-5",
                        "A node whose machine ends while it is waited for is not waited for any longer",
                        "no way that all backends have makes a machine end while it starts"));
    }

    private static void commands(Bench bench) {
        try (Cluster cluster = bench.create(bench.spec("ready").nodes(Role.AGENT, 2))) {
            for (Node node : cluster.nodes()) {
                Expect.equal(
                        "what 'echo ready' says on " + node.name(),
                        "ready",
                        node.run("echo", "ready").stdout());
            }
        }
    }

    private static void tools(Bench bench) {
        for (Node node : bench.shared().nodes()) {
            String script = "set -e; d=$(mktemp -d); echo kept >\"$d/f\"; cat \"$d/f\"; rm -r \"$d\";"
                    + " for t in sh cat tar sha256sum find stat touch grep sed sleep; do command -v $t >/dev/null; done";
            Expect.equal("what a script of the usual tools says on " + node.name(), "kept", Shell.of(node, script));
        }
    }

    private static void listeners(Bench bench) {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        CommandListener listener = new CommandListener() {
            @Override
            public void started(String node, Command command) {
                heard.add("started " + command + " on " + node);
            }

            @Override
            public void finished(CommandResult result) {
                heard.add("finished " + result.command() + " on " + result.node());
            }
        };
        try (Cluster cluster =
                bench.create(bench.spec("heard").nodes(Role.AGENT, 1).commandListener(listener))) {
            String word = bench.fresh();
            cluster.node("agent_0").run("echo", word);
            List<String> expected =
                    List.of("started echo " + word + " on agent_0", "finished echo " + word + " on agent_0");
            bench.await("listeners to hear " + expected + " among " + heard, () -> heard.containsAll(expected));
        }
    }

    private static void progress(Bench bench) {
        Queue<ProgressEvent> heard = new ConcurrentLinkedQueue<>();
        bench.create(bench.spec("told").nodes(Role.AGENT, 1).progressListener(heard::add))
                .close();
        Expect.that(!heard.isEmpty(), "the progress listener to hear something", heard);
        for (ProgressEvent event : heard) {
            if (event.kind() == ProgressEvent.Kind.STARTED) {
                Expect.that(heard.stream().anyMatch(other -> ends(event, other)), "an end of " + event, heard);
            }
        }
    }

    private static boolean ends(ProgressEvent begun, ProgressEvent other) {
        return other.phase().equals(begun.phase())
                && other.node().equals(begun.node())
                && (other.kind() == ProgressEvent.Kind.FINISHED || other.kind() == ProgressEvent.Kind.FAILED);
    }
}
