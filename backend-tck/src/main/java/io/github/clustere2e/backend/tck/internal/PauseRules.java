// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.PauseControl;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.Check;
import io.github.clustere2e.backend.tck.rule.DoesNotApplyException;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Nodes that stand still. */
final class PauseRules {

    private PauseRules() {}

    static List<Rule> all() {
        return List.of(
                rule("PAUSE-1", "A paused node does nothing", PauseRules::still),
                rule(
                        "PAUSE-2",
                        "A command that runs during a pause goes on afterwards, as if nothing had been",
                        PauseRules::goesOn),
                rule("PAUSE-3", "A node that was resumed is ready", bench -> {
                    paused(bench, () -> {});
                    Expect.equal(
                            "what it says", "on", node(bench).run("echo", "on").stdout());
                }),
                rule("PAUSE-4", "To ask for the state in which a node is does nothing", bench -> {
                    pauses(bench).resume(node(bench));
                    paused(bench, () -> pauses(bench).pause(node(bench)));
                    node(bench).run("true");
                }),
                rule(
                        "PAUSE-5",
                        "Other nodes go on while one is paused",
                        bench -> paused(
                                bench,
                                () -> Expect.equal(
                                        "what the other node says",
                                        "on",
                                        bench.changing()
                                                .node("agent_0")
                                                .run(Command.builder("echo", "on")
                                                        .timeout(bench.subject().patience())
                                                        .build())
                                                .stdout()))),
                rule("PAUSE-6", "To pause a node that is off is a NodeException", PauseRules::off));
    }

    private static Rule rule(String id, String title, Check check) {
        return Rule.byCapability(PauseControl.class, id, title, Lane.CHANGING, check);
    }

    private static Node node(Bench bench) {
        return bench.changing().node("agent_1");
    }

    private static PauseControl pauses(Bench bench) {
        return bench.changing().capability(PauseControl.class);
    }

    private static void paused(Bench bench, Runnable work) {
        pauses(bench).pause(node(bench));
        try {
            work.run();
        } finally {
            pauses(bench).resume(node(bench));
        }
    }

    private static void still(Bench bench) {
        try (RunningCommand running = node(bench).start(Command.of("sleep", "0.3"))) {
            paused(
                    bench,
                    () -> Expect.equal(
                            "what 1 s of waiting for a command of 0.3 s gives",
                            Optional.empty(),
                            running.await(Duration.ofSeconds(1)).map(Object::toString)));
            running.await(bench.subject().patience());
        }
    }

    private static void goesOn(Bench bench) {
        try (RunningCommand running = node(bench).start(Command.shell("sleep 0.3; echo done"))) {
            paused(bench, () -> {});
            Expect.equal(
                    "the output",
                    Optional.of("done"),
                    running.await(bench.subject().patience()).map(result -> result.stdout()));
        }
    }

    private static void off(Bench bench) {
        if (!bench.changing().capabilities().contains(PowerControl.class)) {
            throw new DoesNotApplyException("PowerControl is not declared, so that no node can be switched off");
        }
        PowerControl power = bench.changing().capability(PowerControl.class);
        power.kill(node(bench));
        try {
            Expect.refusal(
                    NodeException.class,
                    "to pause a node that is off",
                    () -> pauses(bench).pause(node(bench)));
        } finally {
            power.start(node(bench));
        }
    }
}
