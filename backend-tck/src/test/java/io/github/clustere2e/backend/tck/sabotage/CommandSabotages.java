// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.sabotage;

import static io.github.clustere2e.backend.tck.sabotage.Sabotage.sabotage;
import static io.github.clustere2e.backend.tck.sabotage.Twists.commands;
import static io.github.clustere2e.backend.tck.sabotage.Twists.has;
import static io.github.clustere2e.backend.tck.sabotage.Twists.results;
import static io.github.clustere2e.backend.tck.sabotage.Twists.runs;
import static io.github.clustere2e.backend.tck.sabotage.Twists.starts;
import static io.github.clustere2e.backend.tck.sabotage.Twists.with;
import static io.github.clustere2e.backend.tck.sabotage.Twists.withStatus;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.CommandResult;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Commands whose results are wrong. */
final class CommandSabotages {

    private static final byte[] NOTHING = {};

    private CommandSabotages() {}

    static List<Sabotage> all() {
        return List.of(
                sabotage(
                        "swaps standard output and standard error",
                        "COMMAND-1 COMMAND-2 COMMAND-4 COMMAND-6 COMMAND-7 COMMAND-19 CONCURRENCY-3",
                        results(result -> result.stderr().isEmpty()
                                ? result
                                : with(result, result.exitStatus(), result.stderrBytes(), result.stdoutBytes()))),
                sabotage(
                        "loses the standard error",
                        "COMMAND-2 COMMAND-4 COMMAND-6 COMMAND-7 COMMAND-19 CONCURRENCY-3",
                        results(result -> with(result, result.exitStatus(), result.stdoutBytes(), NOTHING))),
                sabotage(
                        "has a wrong exit status",
                        "COMMAND-3",
                        results(result -> result.exitStatus() == 255 ? withStatus(result, 1) : result)),
                sabotage(
                        "takes a failure for a success",
                        "COMMAND-4 COMMAND-11",
                        runs(running -> new TwistedRun(running) {
                            @Override
                            public CommandResult await() {
                                try {
                                    return inner.await();
                                } catch (CommandFailedException e) {
                                    return e.result();
                                }
                            }
                        })),
                sabotage(
                        "does not tell the signal that ended a program",
                        "COMMAND-5",
                        results(result -> result.exitStatus() == 143 ? withStatus(result, 255) : result)),
                sabotage(
                        "takes a missing program for one that failed",
                        "COMMAND-6",
                        results(result -> result.exitStatus() == 127 ? withStatus(result, 1) : result)),
                sabotage(
                        "keeps the first 64 KiB of output alone",
                        "COMMAND-7 COMMAND-16",
                        results(result -> with(
                                result,
                                result.exitStatus(),
                                Arrays.copyOf(result.stdoutBytes(), Math.min(result.stdoutBytes().length, 1 << 16)),
                                result.stderrBytes()))),
                sabotage(
                        "keeps all output, however little was to be kept",
                        "COMMAND-8",
                        commands(command -> command.toBuilder()
                                .keepOutput(Command.DEFAULT_KEPT_OUTPUT)
                                .build())),
                sabotage("runs a command twice", "COMMAND-9", starts((node, command) -> {
                    if (has(command, "echo ran >>")) {
                        node.run(command);
                    }
                    return node.start(command);
                })),
                sabotage(
                        "does not measure how long a command took",
                        "COMMAND-10",
                        results(CommandSabotages::unmeasured)),
                sabotage(
                        "shows secrets in errors",
                        "COMMAND-11",
                        results(result -> new CommandResult(
                                result.node(),
                                openly(result.command()),
                                result.exitStatus(),
                                result.stdoutBytes(),
                                result.stderrBytes(),
                                result.stdoutSize(),
                                result.stderrSize(),
                                result.duration()))),
                sabotage("forgets a signal", "COMMAND-22", runs(running -> new TwistedRun(running) {
                    @Override
                    public void signal(String name) {}
                })),
                sabotage("never tells that a command has ended", "COMMAND-23", runs(running -> new TwistedRun(running) {
                    @Override
                    public CompletableFuture<CommandResult> onExit() {
                        return new CompletableFuture<>();
                    }
                })));
    }

    private static CommandResult unmeasured(CommandResult result) {
        return new CommandResult(
                result.node(),
                result.command(),
                result.exitStatus(),
                result.stdoutBytes(),
                result.stderrBytes(),
                result.stdoutSize(),
                result.stderrSize(),
                Duration.ZERO);
    }

    /** The same command, without a word about what is secret. */
    private static Command openly(Command command) {
        Command.Builder open = Command.builder(command.arguments());
        return (command.anyExitStatus() ? open.anyExitStatus() : open).build();
    }
}
