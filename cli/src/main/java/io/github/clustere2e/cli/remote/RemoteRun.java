// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.remote;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.FanOut;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.Errors;
import io.github.clustere2e.cli.terminal.ExitStatus;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Runs one command on some nodes and shows its output while it comes.
 *
 * <p>On one node it is as if the command ran here: its bytes are passed through untouched, and it gets our standard
 * input. On several, each line is told apart by its node's name, and no node gets any input.
 */
public final class RemoteRun {

    private final Console console;
    private final Sink sink;

    /** Makes a run that shows itself on the console. */
    public RemoteRun(Console console) {
        this.console = console;
        this.sink = new Sink(console);
    }

    /** Runs it to its end; returns the exit status of the command, or the worst of all. */
    public int on(Nodes nodes, Command command) {
        int status = nodes.size() == 1 ? onOne(nodes.first(), command) : onMany(nodes, command);
        return sink.broken().isDone() ? ExitStatus.FAILED : status;
    }

    private int onOne(Node node, Command command) {
        boolean input = !console.terminal().in();
        Command streamed = command.toBuilder()
                .anyExitStatus()
                .stdin(input ? StandardInput.piped() : StandardInput.none())
                .output(sink::write)
                .build();
        try (RunningCommand running = node.start(streamed)) {
            if (input) {
                StdinPump.start(console.stdin(), running.stdin());
            }
            return await(running).exitStatus();
        }
    }

    private int onMany(Nodes nodes, Command command) {
        Prefixes prefixes = new Prefixes(nodes, console, sink);
        FanOut.Outcome<Node, CommandResult> outcome = nodes.each("run '" + command + "'", node -> {
            Command streamed = command.toBuilder()
                    .anyExitStatus()
                    .output(prefixes.listener(node))
                    .build();
            try (RunningCommand running = node.start(streamed)) {
                return await(running);
            }
        });
        int worst = outcome.results().values().stream()
                .mapToInt(CommandResult::exitStatus)
                .max()
                .orElse(ExitStatus.DONE);
        if (worst != ExitStatus.DONE) {
            console.err().println(summary(outcome.results()));
        }
        outcome.failures()
                .forEach((node, error) ->
                        console.err().println(console.errStyle().failed() + " " + Errors.message(error)));
        return outcome.failures().isEmpty() ? worst : Math.max(worst, ExitStatus.FAILED);
    }

    /** When nobody reads our output any more, the command is ended, as a broken pipe would end it here. */
    private CommandResult await(RunningCommand running) {
        var unused = sink.broken().thenRunAsync(running::close);
        return running.await();
    }

    private static String summary(Map<Node, CommandResult> results) {
        Map<Integer, String> byStatus = results.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getValue().exitStatus(),
                        TreeMap::new,
                        Collectors.mapping(entry -> entry.getKey().name(), Collectors.joining(", "))));
        return byStatus.entrySet().stream()
                .filter(entry -> entry.getKey() != ExitStatus.DONE)
                .map(entry -> "exit status " + entry.getKey() + " on " + entry.getValue())
                .collect(Collectors.joining("; "));
    }
}
