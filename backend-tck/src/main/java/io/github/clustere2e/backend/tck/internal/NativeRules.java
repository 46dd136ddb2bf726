// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NativeExec;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.Check;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.time.Duration;
import java.util.List;

/** Commands past SSH. */
final class NativeRules {

    private NativeRules() {}

    static List<Rule> all() {
        return List.of(
                rule("NATIVE-1", "Output, error and exit status are those of the program", NativeRules::result),
                rule("NATIVE-2", "It reaches the very node that SSH reaches", NativeRules::sameNode),
                rule("NATIVE-3", "Directory, environment and input are those of the command", NativeRules::given),
                rule(
                        "NATIVE-4",
                        "A status other than 0 is a CommandFailedException, unless the command allows it",
                        bench -> Expect.equal(
                                "the status in the error",
                                3,
                                Expect.refusal(
                                                CommandFailedException.class,
                                                "a command that ends with 3",
                                                () -> exec(bench, Command.shell("exit 3")))
                                        .result()
                                        .exitStatus())),
                rule(
                        "NATIVE-5",
                        "A command whose limit has passed fails, and is ended on the node",
                        NativeRules::limit),
                rule(
                        "NATIVE-6",
                        "A pseudo-terminal, a listener, and input that is written meanwhile are refused",
                        NativeRules::refused));
    }

    private static Rule rule(String id, String title, Check check) {
        return Rule.byCapability(NativeExec.class, id, title, Lane.SHARED, check);
    }

    private static Node node(Bench bench) {
        return bench.shared().node("agent_0");
    }

    private static CommandResult exec(Bench bench, Command command) {
        return bench.shared().capability(NativeExec.class).exec(node(bench), command);
    }

    private static void result(Bench bench) {
        CommandResult result = exec(
                bench,
                Command.builder("sh", "-c", "echo out; echo err >&2; exit 5")
                        .anyExitStatus()
                        .build());
        Expect.equal(
                "output, error and status",
                List.of("out", "err", 5),
                List.of(result.stdout(), result.stderr(), result.exitStatus()));
    }

    private static void sameNode(Bench bench) {
        String file = bench.path();
        node(bench).files().write(file, "by SSH");
        Expect.equal("the file", "by SSH", exec(bench, Command.of("cat", file)).stdout());
    }

    private static void given(Bench bench) {
        CommandResult result = exec(
                bench,
                Command.builder("sh", "-c", "pwd; echo \"$TCK_WORD\"; cat")
                        .directory("/usr/bin")
                        .environment("TCK_WORD", "two words")
                        .stdin(StandardInput.of("input"))
                        .build());
        Expect.equal("directory, environment and input", List.of("/usr/bin", "two words", "input"), result.lines());
    }

    private static void limit(Bench bench) throws Exception {
        String mark = Shell.longSleep();
        Command command =
                Command.builder("sleep", mark).timeout(Duration.ofMillis(500)).build();
        Limited.start(
                        "a native command with a limit",
                        () -> Expect.refusal(
                                CommandTimeoutException.class,
                                "a command that takes too long",
                                () -> exec(bench, command)))
                .await(bench.subject().patience());
        bench.await(
                "no process of the command on the node",
                () -> Shell.processesWith(node(bench), mark).isEmpty());
    }

    private static void refused(Bench bench) {
        String file = bench.path();
        List<Command> impossible = List.of(
                Command.builder("touch", file).pty().build(),
                Command.builder("touch", file).output((stream, chunk) -> {}).build(),
                Command.builder("touch", file).stdin(StandardInput.piped()).build(),
                Command.builder("touch", file)
                        .idleTimeout(Duration.ofSeconds(1))
                        .build());
        for (Command command : impossible) {
            Expect.refusal(InvalidInputException.class, "what cannot be done past SSH", () -> exec(bench, command));
        }
        Expect.equal(
                "whether it ran all the same",
                1,
                Shell.any(node(bench), "test", "-e", file).exitStatus());
    }
}
