// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a command line may hold, and how it is shown. */
final class CommandLine {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private CommandLine() {}

    static String display(List<String> arguments) {
        return arguments.stream().map(CommandLine::display).collect(Collectors.joining(" "));
    }

    private static String display(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    static void check(
            List<String> arguments,
            Map<String, String> environment,
            @Nullable String directory,
            Duration timeout,
            Collection<String> secrets) {
        List<String> problems = new ArrayList<>();
        if (arguments.isEmpty() || arguments.get(0).isEmpty()) {
            problems.add("it names no program");
        }
        if (arguments.stream().anyMatch(CommandLine::hasNul)
                || environment.values().stream().anyMatch(CommandLine::hasNul)) {
            problems.add("an argument or variable holds a NUL character, which no program can be given");
        }
        for (String name : environment.keySet()) {
            if (!VARIABLE.matcher(name).matches()) {
                problems.add("'" + name + "' is not the name of an environment variable");
            }
        }
        if (directory != null && !directory.startsWith("/")) {
            problems.add("'" + directory + "' is not an absolute path");
        }
        if (timeout.isZero() || timeout.isNegative()) {
            problems.add("its time limit of " + timeout + " is not positive");
        }
        if (secrets.contains("")) {
            problems.add("an empty secret cannot be masked");
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException("This command cannot be run: " + String.join("; ", problems));
        }
    }

    private static boolean hasNul(String text) {
        return text.indexOf('\0') >= 0;
    }
}
