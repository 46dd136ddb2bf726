// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli;

import io.github.clustere2e.cli.interrupt.Interruption;
import io.github.clustere2e.cli.terminal.Console;

/** The process: its streams, its signals and its exit status. */
public final class Main {

    private Main() {}

    /** Runs the command that the arguments name. */
    public static void main(String[] arguments) {
        Console console = Console.ofProcess();
        Interruption interruption = new Interruption(Thread.currentThread(), console, Interruption.PATIENCE);
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::hook, "cluster-e2e-interruption"));
        int status = new Cli(console).run(arguments);
        interruption.workIsDone();
        // Daemon threads of a library must not keep the process; after a signal this waits for the hooks to end.
        System.exit(status);
    }
}
