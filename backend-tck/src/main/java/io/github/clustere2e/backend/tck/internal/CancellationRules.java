// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import static io.github.clustere2e.backend.tck.rule.Rule.required;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What an interrupt ends, and what giving up ends. */
final class CancellationRules {

    private CancellationRules() {}

    static List<Rule> all() {
        return List.of(
                required(
                        "CANCELLATION-1",
                        "An interrupt ends the creation of a cluster, and nothing is left of it",
                        Lane.OWN,
                        CancellationRules::creation),
                required(
                        "CANCELLATION-2",
                        "An interrupt ends the wait for a command, and the thread stays interrupted",
                        Lane.SHARED,
                        bench -> interrupted(bench, Shell.longSleep())),
                required(
                        "CANCELLATION-3",
                        "A command whose caller was interrupted is ended on the node",
                        Lane.SHARED,
                        CancellationRules::commandIsGone),
                required(
                        "CANCELLATION-4",
                        "A command that is closed is ended on the node, with all that it started",
                        Lane.SHARED,
                        CancellationRules::closed),
                required(
                        "CANCELLATION-5",
                        "A command that runs when its cluster is closed fails at once",
                        Lane.OWN,
                        CancellationRules::clusterClosed));
    }

    private static void creation(Bench bench) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        ClusterSpec spec = bench.spec("stopped")
                .nodes(Role.AGENT, 2)
                .progressListener(event -> begun.countDown())
                .build();
        Limited<Boolean> creation = Limited.start("a creation that is interrupted", () -> {
            Expect.refusal(
                    InterruptedClusterException.class,
                    "a creation that is interrupted",
                    () -> bench.provider().create(spec));
            return Thread.currentThread().isInterrupted();
        });
        Expect.that(
                begun.await(bench.subject().patience().toMillis(), TimeUnit.MILLISECONDS),
                "the creation to begin",
                "nothing of it");
        creation.interrupt();
        Expect.equal(
                "whether the thread is still interrupted",
                true,
                creation.await(bench.subject().ruleLimit()));
        Expect.none("a cluster whose creation was interrupted", bench.traces(spec.name()));
    }

    private static Node node(Bench bench) {
        return bench.shared().node("broker_0");
    }

    private static void interrupted(Bench bench, String mark) throws Exception {
        Limited<Boolean> waiting = Limited.start("the wait for a command", () -> {
            Expect.refusal(
                    InterruptedClusterException.class,
                    "a wait that is interrupted",
                    () -> node(bench).run("sleep", mark));
            return Thread.currentThread().isInterrupted();
        });
        bench.await(
                "the command to run on the node",
                () -> waiting.isDone()
                        || !Shell.processesWith(node(bench), mark).isEmpty());
        waiting.interrupt();
        Expect.equal(
                "whether the thread is still interrupted",
                true,
                waiting.await(bench.subject().patience()));
    }

    private static void commandIsGone(Bench bench) throws Exception {
        String mark = Shell.longSleep();
        interrupted(bench, mark);
        bench.await(
                "no process of the command on the node",
                () -> Shell.processesWith(node(bench), mark).isEmpty());
    }

    private static void closed(Bench bench) {
        String mark = Shell.longSleep();
        RunningCommand running = node(bench).start(Command.shell("sleep " + mark + " & sleep " + mark + "; true"));
        bench.await(
                "the command's two sleeps",
                () -> Shell.processesWith(node(bench), mark).size() >= 2);
        running.close();
        running.close();
        bench.await(
                "no process of the command on the node",
                () -> Shell.processesWith(node(bench), mark).isEmpty());
    }

    private static void clusterClosed(Bench bench) throws Exception {
        Cluster cluster = bench.single("closed");
        String mark = Shell.longSleep();
        Limited<ClusterException> waiting = Limited.start(
                "the command of a cluster that is closed",
                () -> Expect.refusal(
                        ClusterException.class,
                        "a command of a cluster that is closed",
                        () -> cluster.node("agent_0").run("sleep", mark)));
        bench.await(
                "the command to run on the node",
                () -> waiting.isDone()
                        || !Shell.processesWith(cluster.node("agent_0"), mark).isEmpty());
        cluster.close();
        waiting.await(bench.subject().patience());
    }
}
