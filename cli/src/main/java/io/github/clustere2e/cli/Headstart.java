// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli;

import io.github.clustere2e.cli.command.Backends;
import io.github.clustere2e.cli.terminal.Console;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Lets the backend warm up while the arguments are read: each takes a few tenths of a second in a JVM that has just
 * started, and there are two processors almost everywhere.
 */
final class Headstart {

    private static final Predicate<String> OTHERWISE =
            Pattern.compile("-v|--verbose|-h|--help|--backend(=.*)?").asMatchPredicate();

    private Headstart() {}

    /** Begins it, unless the arguments do not look like a command that will ask the backend which is picked without them. */
    static Optional<Thread> give(Console console, String... arguments) {
        if (!isDue(console, List.of(arguments))) {
            return Optional.empty();
        }
        Thread thread = new Thread(() -> warmUp(console), "cluster-e2e-headstart");
        thread.setDaemon(true);
        thread.start();
        return Optional.of(thread);
    }

    private static boolean isDue(Console console, List<String> arguments) {
        boolean asks = !arguments.isEmpty() && arguments.get(0).matches("[a-z]+");
        // How much is logged can be set only before the first logger is made.
        return asks
                && console.environment(Cli.DEBUG).isEmpty()
                && arguments.stream().noneMatch(OTHERWISE);
    }

    private static void warmUp(Console console) {
        try {
            new Backends(console).pick(Optional.empty()).warmUp();
        } catch (RuntimeException e) {
            return; // the command says it
        }
    }
}
