// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.Check;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.time.Duration;
import java.util.List;

/** Nodes that go off and on. */
final class PowerRules {

    private PowerRules() {}

    static List<Rule> all() {
        return List.of(
                rule(
                        "POWER-1",
                        "A command on a node that is off fails, says so, and did not start",
                        bench -> off(bench, () -> {
                            NodeConnectionException error = Expect.refusal(
                                    NodeConnectionException.class,
                                    "a command on a node that is off",
                                    () -> node(bench)
                                            .run(Command.builder("true")
                                                    .timeout(Duration.ofSeconds(20))
                                                    .build()));
                            Expect.equal("whether it may have started", false, error.mayHaveStarted());
                        })),
                rule(
                        "POWER-2",
                        "A node that is started again is ready, and has its name, addresses and disk",
                        PowerRules::restarted),
                rule("POWER-3", "A node that is killed has lost its processes", PowerRules::killed),
                rule("POWER-4", "A node that is stopped is off, and can be started again", PowerRules::stopped),
                rule("POWER-5", "A node that is rebooted is ready, and has lost its processes", PowerRules::rebooted),
                rule("POWER-6", "To ask for the state in which a node is does nothing", PowerRules::twice),
                rule(
                        "POWER-7",
                        "Other nodes go on while one is off",
                        bench -> off(
                                bench,
                                () -> Expect.equal(
                                        "what the other node says",
                                        "on",
                                        bench.changing()
                                                .node("agent_1")
                                                .run("echo", "on")
                                                .stdout()))),
                rule(
                        "POWER-8",
                        "A limit that is not positive is an InvalidInputException",
                        bench -> Expect.refusal(
                                InvalidInputException.class,
                                "to stop a node within no time",
                                () -> power(bench).stop(node(bench), Duration.ZERO))),
                rule(
                        "POWER-9",
                        "A node of another cluster is refused, although it has the same name",
                        PowerRules::foreign));
    }

    private static Rule rule(String id, String title, Check check) {
        return Rule.byCapability(PowerControl.class, id, title, Lane.CHANGING, check);
    }

    private static Node node(Bench bench) {
        return bench.changing().node("agent_0");
    }

    private static PowerControl power(Bench bench) {
        return bench.changing().capability(PowerControl.class);
    }

    private static void off(Bench bench, Runnable work) {
        power(bench).kill(node(bench));
        try {
            work.run();
        } finally {
            power(bench).start(node(bench));
        }
    }

    private static void restarted(Bench bench) {
        Node node = node(bench);
        String file = "/var/tmp/tck-" + bench.fresh();
        node.files().write(file, "kept");
        node.run("sync");
        String before = node.hostname() + " " + node.privateAddress();
        off(bench, () -> {});
        Expect.equal("the file", "kept", node.run("cat", file).stdout());
        Expect.equal("host name and address", before, node.hostname() + " " + node.privateAddress());
        Expect.equal(
                "the host name that it knows",
                node.hostname(),
                node.run("uname", "-n").stdout());
    }

    /** Leaves a process behind that only the end of the machine ends. */
    private static String leaveProcess(Bench bench) {
        String mark = Shell.longSleep();
        node(bench).run("sh", "-c", "setsid sleep " + mark + " </dev/null >/dev/null 2>&1 & true");
        bench.await(
                "the process that was left behind",
                () -> !Shell.processesWith(node(bench), mark).isEmpty());
        return mark;
    }

    private static void killed(Bench bench) {
        String mark = leaveProcess(bench);
        off(bench, () -> {});
        Expect.none("the node's processes", Shell.processesWith(node(bench), mark));
    }

    private static void stopped(Bench bench) {
        try (RunningCommand running = node(bench).start(Command.of("sleep", Shell.longSleep()))) {
            power(bench).stop(node(bench));
            try {
                Expect.refusal(NodeConnectionException.class, "the command that ran", () -> {
                    running.await(bench.subject().patience());
                    return running.isRunning() ? "no end" : "a result";
                });
            } finally {
                power(bench).start(node(bench));
            }
        }
        node(bench).run("true");
    }

    private static void rebooted(Bench bench) {
        String mark = leaveProcess(bench);
        power(bench).reboot(node(bench));
        Expect.none("the node's processes", Shell.processesWith(node(bench), mark));
    }

    private static void twice(Bench bench) {
        String mark = leaveProcess(bench);
        power(bench).start(node(bench));
        Expect.that(!Shell.processesWith(node(bench), mark).isEmpty(), "a node that was not started anew", mark);
        off(bench, () -> {
            power(bench).kill(node(bench));
            power(bench).stop(node(bench));
        });
        node(bench).run("true");
    }

    private static void foreign(Bench bench) {
        try (Cluster other = bench.single("foreign")) {
            Expect.refusal(
                    InvalidInputException.class,
                    "to kill a node of another cluster",
                    () -> power(bench).kill(other.node("agent_0")));
            node(bench).run("true");
            other.node("agent_0").run("true");
        } finally {
            power(bench).start(node(bench));
        }
    }
}
