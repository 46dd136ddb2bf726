// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli;

import io.github.clustere2e.cli.demo.EtcdSoftware;
import io.github.clustere2e.cli.demo.Software;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.Style;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The program without the process around it: tests run it as it is. */
final class Cli {

    private static final String DEBUG = "CLUSTER_E2E_DEBUG";

    private final Console console;
    private final Class<? extends Software> software;

    Cli(Console console) {
        this(console, EtcdSoftware.class);
    }

    Cli(Console console, Class<? extends Software> software) {
        this.console = console;
        this.software = software;
    }

    /** Runs one command to its end on this thread; returns the exit status. Never throws an exception. */
    int run(String... arguments) {
        RootCommand root = new RootCommand();
        CommandLine line = Commands.of(root, console, software);
        Failures failures = new Failures(console, () -> verbose(root));
        Style out = console.outStyle();
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(out.color() ? Ansi.ON : Ansi.OFF))
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .setExecutionStrategy(parsed -> {
                    Logging.configure(verbose(root));
                    return new CommandLine.RunLast().execute(parsed);
                });
        try {
            return line.execute(arguments);
        } catch (Error e) {
            return failures.report(e);
        }
    }

    private boolean verbose(RootCommand root) {
        return root.verbose() || !console.environment(DEBUG).isEmpty();
    }
}
