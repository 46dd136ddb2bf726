// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.sabotage;

import static io.github.clustere2e.backend.tck.sabotage.Sabotage.sabotage;
import static io.github.clustere2e.backend.tck.sabotage.Twists.commands;
import static io.github.clustere2e.backend.tck.sabotage.Twists.starts;

import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.OutputListener;
import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.api.StandardStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Commands that are not given what they should be. */
final class InvocationSabotages {

    private InvocationSabotages() {}

    static List<Sabotage> all() {
        Map<String, String> leaked = new ConcurrentHashMap<>();
        return List.of(
                sabotage(
                        "lets a shell read the arguments",
                        "COMMAND-12 COMMAND-10 READINESS-3 LIFECYCLE-7",
                        commands(command -> command.arguments().contains("sh")
                                ? command
                                : command.toBuilder()
                                        .arguments(List.of("sh", "-c", String.join(" ", command.arguments())))
                                        .build())),
                sabotage(
                        "loses the environment",
                        "COMMAND-13",
                        losing(command -> !command.environment().isEmpty())),
                sabotage("lets the environment of one command reach the next one", "COMMAND-14", commands(command -> {
                    leaked.putAll(command.environment());
                    Command.Builder more = command.toBuilder();
                    leaked.forEach(more::environment);
                    return more.build();
                })),
                sabotage(
                        "runs every command at home",
                        "COMMAND-15",
                        losing(command -> command.directory().isPresent())),
                sabotage("sends the first 64 KiB of input alone", "COMMAND-16", commands(InvocationSabotages::cut)),
                sabotage(
                        "gives a command something to read that was given nothing",
                        "COMMAND-17 COMMAND-21",
                        commands(command -> command.stdin().size().orElse(1) == 0
                                ? command.toBuilder()
                                        .stdin(StandardInput.of("x"))
                                        .build()
                                : command)),
                sabotage(
                        "tells of output when a command has ended, and not before",
                        "COMMAND-18 COMMAND-22 CONCURRENCY-1 CONCURRENCY-2",
                        commands(command -> listening(command, InvocationSabotages::late))),
                sabotage(
                        "tells of the standard error as if it were output",
                        "COMMAND-19",
                        commands(command -> listening(
                                command,
                                listener -> (stream, chunk) -> listener.output(StandardStream.STDOUT, chunk)))),
                sabotage(
                        "runs every command as root",
                        "COMMAND-20",
                        commands(command -> command.toBuilder().user("root").build())),
                sabotage(
                        "gives no terminal",
                        "COMMAND-21",
                        starts((node, command) -> command.pty()
                                ? node.start(Command.of(command.arguments().toArray(String[]::new)))
                                : node.start(command))));
    }

    /** Gives the commands that match nothing but their arguments. */
    private static UnaryOperator<ClusterProvider> losing(Predicate<Command> matches) {
        return commands(command ->
                matches.test(command) ? Command.builder(command.arguments()).build() : command);
    }

    private static Command cut(Command command) {
        if (command.stdin().size().orElse(0) <= 1 << 16) {
            return command;
        }
        try (var input = command.stdin().open()) {
            return command.toBuilder()
                    .stdin(StandardInput.of(Arrays.copyOf(input.readAllBytes(), 1 << 16)))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Command listening(Command command, UnaryOperator<OutputListener> twist) {
        return command.output()
                .map(listener ->
                        command.toBuilder().output(twist.apply(listener)).build())
                .orElse(command);
    }

    private static OutputListener late(OutputListener listener) {
        List<Runnable> held = new CopyOnWriteArrayList<>();
        return new OutputListener() {
            @Override
            public void output(StandardStream stream, byte[] chunk) {
                held.add(() -> listener.output(stream, chunk));
            }

            @Override
            public void end() {
                held.forEach(Runnable::run);
                listener.end();
            }
        };
    }
}
