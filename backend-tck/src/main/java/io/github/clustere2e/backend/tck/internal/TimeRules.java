// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import static io.github.clustere2e.backend.tck.rule.Rule.required;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandIdleException;
import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long commands may take. */
final class TimeRules {

    private static final Duration SHORT = Duration.ofMillis(400);

    private TimeRules() {}

    static List<Rule> all() {
        return List.of(
                required(
                        "TIME-1",
                        "A command that takes longer than its limit fails, not before the limit and not long after it",
                        Lane.SHARED,
                        TimeRules::limit),
                required(
                        "TIME-2",
                        "A command whose limit has passed is ended on the node, with all that it started",
                        Lane.SHARED,
                        TimeRules::ended),
                required(
                        "TIME-3",
                        "A command that writes nothing for longer than its idle limit fails",
                        Lane.SHARED,
                        TimeRules::idle),
                required(
                        "TIME-4",
                        "A command that writes more often than its idle limit goes on",
                        Lane.SHARED,
                        TimeRules::busy),
                required(
                        "TIME-5",
                        "To wait for a command for a while leaves it running",
                        Lane.SHARED,
                        TimeRules::waiting),
                required(
                        "TIME-6",
                        "The error of a command whose limit has passed has what it wrote until then",
                        Lane.SHARED,
                        TimeRules::output));
    }

    private static Node node(Bench bench) {
        return bench.shared().node("agent_1");
    }

    private static CommandTimeoutException late(Bench bench, Command command) throws Exception {
        return Limited.start(
                        command + " with a limit",
                        () -> Expect.refusal(
                                CommandTimeoutException.class,
                                "a command that takes longer than " + SHORT.toMillis() + " ms",
                                () -> node(bench).run(command)))
                .await(bench.subject().patience());
    }

    private static void limit(Bench bench) throws Exception {
        long begun = System.nanoTime();
        late(bench, Command.builder("sleep", "1000").timeout(SHORT).build());
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        Expect.that(taken.compareTo(SHORT) >= 0, "no failure before the limit of " + SHORT, taken);
    }

    private static void ended(Bench bench) throws Exception {
        String mark = Shell.longSleep();
        late(
                bench,
                Command.builder("sh", "-c", "sleep " + mark + " & sleep " + mark + "; true")
                        .timeout(SHORT)
                        .build());
        bench.await(
                "no process of the command on the node",
                () -> Shell.processesWith(node(bench), mark).isEmpty());
    }

    private static void idle(Bench bench) throws Exception {
        CommandTimeoutException error = late(
                bench,
                Command.builder("sh", "-c", "echo begun; sleep 1000")
                        .idleTimeout(SHORT)
                        .build());
        Expect.that(error instanceof CommandIdleException, "a CommandIdleException", error);
    }

    private static void busy(Bench bench) {
        Command command = Command.builder("sh", "-c", "for i in 1 2 3 4 5; do echo $i; sleep 0.25; done")
                .idleTimeout(Duration.ofSeconds(1))
                .build();
        Expect.equal(
                "the lines",
                List.of("1", "2", "3", "4", "5"),
                node(bench).run(command).lines());
    }

    private static void waiting(Bench bench) {
        try (RunningCommand running = node(bench).start(Command.of("sleep", "0.6"))) {
            Expect.equal(
                    "what 50 ms of waiting give",
                    Optional.empty(),
                    running.await(Duration.ofMillis(50)).map(Object::toString));
            Expect.that(
                    running.await(bench.subject().patience())
                            .filter(result -> result.exitStatus() == 0)
                            .isPresent(),
                    "the command to end by itself, with the status 0",
                    "something else");
        }
    }

    private static void output(Bench bench) throws Exception {
        String word = bench.fresh();
        CommandTimeoutException error = late(
                bench,
                Command.builder("sh", "-c", "echo out-" + word + "; sleep 1000")
                        .timeout(SHORT.multipliedBy(2))
                        .build());
        String message = String.valueOf(error.getMessage());
        // The command is in the error too.
        String tail = message.substring(message.indexOf("sleep 1000") + 1);
        Expect.that(tail.contains("out-" + word), "the output in the error", message);
    }
}
