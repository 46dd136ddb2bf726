// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a command line may hold, and how it is shown. */
final class CommandLine {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** An array holds little more. */
    private static final long MOST_KEPT = 1L << 30;

    private CommandLine() {}

    static String display(List<String> arguments) {
        return arguments.stream().map(CommandLine::display).collect(Collectors.joining(" "));
    }

    private static String display(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    /** Secrets are given as they were before they were taken apart; an empty one is among the problems. */
    static void check(Command command, Collection<String> secrets) {
        List<String> problems = new ArrayList<>();
        List<String> arguments = command.arguments();
        if (arguments.isEmpty() || arguments.get(0).isEmpty()) {
            problems.add("it names no program");
        }
        if (arguments.stream().anyMatch(CommandLine::hasNul)
                || command.environment().values().stream().anyMatch(CommandLine::hasNul)) {
            problems.add("an argument or variable holds a NUL character, which no program can be given");
        }
        for (String name : command.environment().keySet()) {
            if (!VARIABLE.matcher(name).matches()) {
                problems.add("'" + command.mask(name) + "' is not the name of an environment variable");
            }
        }
        command.directory()
                .filter(directory -> !directory.startsWith("/"))
                .ifPresent(directory -> problems.add("'" + command.mask(directory) + "' is not an absolute path"));
        checkLimits(command, problems);
        if (secrets.contains("")) {
            problems.add("an empty secret cannot be masked");
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException("This command cannot be run: " + String.join("; ", problems));
        }
    }

    private static void checkLimits(Command command, List<String> problems) {
        if (!positive(command.timeout())) {
            problems.add("its time limit of " + command.timeout() + " is not positive");
        }
        command.idleTimeout()
                .filter(limit -> !positive(limit))
                .ifPresent(limit -> problems.add("its idle limit of " + limit + " is not positive"));
        if (command.keptOutput() < 0 || command.keptOutput() > MOST_KEPT) {
            problems.add("to keep " + command.keptOutput() + " bytes of its output is not within 0 to " + MOST_KEPT);
        }
    }

    private static boolean positive(Duration limit) {
        return !limit.isZero() && !limit.isNegative();
    }

    private static boolean hasNul(String text) {
        return text.indexOf('\0') >= 0;
    }
}
