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
        List<String> words = ShellWords.commands(text).stream().flatMap(List::stream).toList();
        Optional<CommandLine> command = words.isEmpty() ? Optional.empty() : program.command(words.get(0));
        if (command.isEmpty()) {
            return Optional.of("'" + text + "': there is no such command");
        }
        boolean installing = List.of("install", "upgrade").contains(words.get(0));
        Optional<String> installer = words.stream()
                .skip(1)
                .filter(word -> installing && word.matches("[a-z][a-z-]*"))
                .findFirst();
        for (String word : words.subList(1, words.size())) {
            if (word.equals("--")) {
                break;
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
