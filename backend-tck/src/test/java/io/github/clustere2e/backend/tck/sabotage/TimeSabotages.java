// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.sabotage;

import static io.github.clustere2e.backend.tck.sabotage.Sabotage.sabotage;
import static io.github.clustere2e.backend.tck.sabotage.Twists.commands;
import static io.github.clustere2e.backend.tck.sabotage.Twists.runs;
import static io.github.clustere2e.backend.tck.sabotage.Twists.starts;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandIdleException;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.RunningCommand;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Commands whose limits, and interrupts, do not do what they should. */
final class TimeSabotages {

    private TimeSabotages() {}

    static List<Sabotage> all() {
        return List.of(
                sabotage(
                        "ignores the time limit",
                        "TIME-1 TIME-2 TIME-6",
                        commands(command -> command.toBuilder()
                                .timeout(Command.DEFAULT_TIMEOUT)
                                .build())),
                sabotage(
                        "leaves a command running when its limit has passed",
                        "TIME-2 TIME-6",
                        starts(TimeSabotages::left)),
                sabotage(
                        "ignores the idle limit",
                        "TIME-3",
                        commands(command -> command.toBuilder()
                                .idleTimeout(Command.DEFAULT_TIMEOUT)
                                .build())),
                sabotage(
                        "counts the idle limit from the beginning",
                        "TIME-4 TIME-3",
                        commands(command -> command.idleTimeout()
                                .map(limit -> command.toBuilder()
                                        .idleTimeout(Command.DEFAULT_TIMEOUT)
                                        .timeout(limit)
                                        .build())
                                .orElse(command))),
                sabotage(
                        "ends a command that somebody waited for in vain",
                        "TIME-5 PAUSE-1",
                        runs(running -> new TwistedRun(running) {
                            @Override
                            public Optional<CommandResult> await(Duration limit) {
                                Optional<CommandResult> result = inner.await(limit);
                                if (result.isEmpty()) {
                                    inner.close();
                                }
                                return result;
                            }
                        })),
                sabotage(
                        "forgets the output of a command whose limit has passed",
                        "TIME-6",
                        starts(TimeSabotages::silent)),
                sabotage(
                        "takes the interrupt for itself",
                        "CANCELLATION-2 CANCELLATION-3",
                        runs(running -> new TwistedRun(running) {
                            @Override
                            public CommandResult await() {
                                try {
                                    return inner.await();
                                } catch (InterruptedClusterException e) {
                                    Thread.interrupted();
                                    throw e;
                                }
                            }
                        })),
                sabotage(
                        "leaves a command running whose caller was interrupted",
                        "CANCELLATION-3",
                        Twists.nodes(node -> new TwistedNode(node) {
                            @Override
                            public CommandResult run(Command command) {
                                return heedless(inner, command);
                            }
                        })),
                sabotage(
                        "leaves a command running that was closed",
                        "CANCELLATION-4",
                        runs(running -> new TwistedRun(running) {
                            @Override
                            public void close() {}
                        })));
    }

    private static RunningCommand left(Node node, Command command) {
        if (command.timeout().equals(Command.DEFAULT_TIMEOUT)) {
            return node.start(command);
        }
        return new TwistedRun(
                node.start(command.toBuilder().timeout(Command.DEFAULT_TIMEOUT).build())) {
            @Override
            public CommandResult await() {
                return inner.await(command.timeout())
                        .orElseThrow(() -> new CommandTimeoutException(node.name(), command, "", ""));
            }

            @Override
            public void close() {}
        };
    }

    private static RunningCommand silent(Node node, Command command) {
        return new TwistedRun(node.start(command)) {
            @Override
            public CommandResult await() {
                try {
                    return inner.await();
                } catch (CommandIdleException e) {
                    throw e;
                } catch (CommandTimeoutException e) {
                    throw new CommandTimeoutException(node.name(), command, "", "");
                }
            }
        };
    }

    private static CommandResult heedless(Node node, Command command) {
        if (!command.arguments().get(0).equals("sleep")) {
            return node.run(command);
        }
        RunningCommand running = node.start(command);
        try {
            return running.onExit().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException("interrupted, and the command goes on", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ClusterException error ? error : new IllegalStateException(e);
        }
    }
}
