// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A call of the program in a page.
 *
 * @param whole whether it is meant to be typed as it is: within a sentence a name may be left out
 */
record CommandExample(Place place, List<String> arguments, boolean whole) {

    private static final Set<String> LANGUAGES = Set.of("", "sh", "bash", "shell", "console", "powershell");

    /** What may stand before the program's name. */
    private static final Set<String> BEFORE = Set.of("$", "sudo", "time", "exec", "if", "then", "!");

    /** All that there are in a page. */
    static List<CommandExample> of(Page page) {
        List<CommandExample> found = new ArrayList<>();
        for (CodeBlock block : page.blocks()) {
            if (LANGUAGES.contains(block.language())) {
                lines(block).forEach(line -> calls(line.text()).forEach(call -> add(found, line.place(), call, true)));
            }
        }
        for (InlineCode code : page.inlineCode()) {
            calls(code.text()).forEach(call -> add(found, code.place(), call, false));
        }
        return found;
    }

    private static void add(List<CommandExample> found, Place place, List<String> call, boolean whole) {
        boolean elided = call.stream().anyMatch(word -> word.equals("…") || word.equals("..."));
        List<String> arguments = call.stream()
                .map(CommandExample::value)
                .filter(word -> !word.isEmpty())
                .toList();
        if (!arguments.isEmpty()) {
            found.add(new CommandExample(place, arguments, whole && !elided));
        }
    }

    /** What stands for something is made something: {@code [--lease DURATION]}, {@code COMMAND...}. */
    private static String value(String word) {
        String plain = word.replaceAll("^\\[|(\\]?(\\.\\.\\.|…))$|\\]$", "");
        return switch (plain) {
            case "N" -> "1";
            case "DURATION" -> "1m";
            case "ROLE=N" -> "role=1";
            default -> plain;
        };
    }

    /** The arguments of each call of the program in a line. */
    private static Stream<List<String>> calls(String line) {
        return ShellWords.commands(line).stream().flatMap(words -> {
            int i = 0;
            while (i < words.size()
                    && (BEFORE.contains(words.get(i)) || words.get(i).matches("[A-Z_]+=.*"))) {
                i++;
            }
            boolean ours = i < words.size() && words.get(i).matches("(.*/)?cluster-e2e");
            return ours ? Stream.of(words.subList(i + 1, words.size())) : Stream.empty();
        });
    }

    /** The lines of a block; one that ends with a backslash goes on in the next. */
    private static List<InlineCode> lines(CodeBlock block) {
        List<InlineCode> lines = new ArrayList<>();
        StringBuilder begun = new StringBuilder();
        int number = 0;
        for (String line : block.text().lines().toList()) {
            begun.append(line.replaceFirst("\\\\$", " "));
            if (!line.endsWith("\\")) {
                lines.add(new InlineCode(block.place().plus(number), begun.toString()));
                begun.setLength(0);
            }
            number++;
        }
        return lines;
    }
}
