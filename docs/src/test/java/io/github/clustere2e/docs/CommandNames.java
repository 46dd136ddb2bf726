// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** Commands and options by name, such as {@code create --masters}, {@code install dcos --from-path} or {@code list}. */
final class CommandNames {

    private CommandNames() {}

    /** What of it there is not, if anything. */
    static Optional<String> refuses(Program program, String text) {
        List<String> words =
                ShellWords.commands(text).stream().flatMap(List::stream).toList();
        Optional<CommandLine> command = words.isEmpty() ? Optional.empty() : program.command(words.get(0));
        if (command.isEmpty()) {
            return Optional.of("'" + text + "': there is no such command");
        }
        boolean installing = List.of("install", "upgrade", "wait").contains(words.get(0));
        Optional<String> installer = words.stream()
                .skip(1)
                .filter(word -> installing && word.matches("[a-z][a-z-]*"))
                .findFirst();
        for (int i = 1; i < words.size() && !words.get(i).equals("--"); i++) {
            String word = words.get(i);
            if (word.equals("--option") && i + 1 < words.size()) {
                Optional<String> refused = Program.refusesBackendOption("docker", words.get(i + 1));
                if (refused.isPresent()) {
                    return refused;
                }
            }
            String option = word.replaceFirst("=.*", "");
            if (!option.startsWith("-")
                    || command.get().getCommandSpec().findOption(option) != null
                    || (installing && Program.installerOptions(installer).contains(option.substring(2)))) {
                continue;
            }
            return Optional.of("'" + text + "': " + words.get(0) + " has no option " + option);
        }
        return Optional.empty();
    }
}
