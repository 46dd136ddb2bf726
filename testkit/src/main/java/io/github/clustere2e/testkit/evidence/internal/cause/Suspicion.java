// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.cause;

import io.github.clustere2e.testkit.evidence.internal.Errors;
import io.github.clustere2e.testkit.evidence.internal.NodeFacts;
import io.github.clustere2e.testkit.evidence.internal.Situation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the test's own error is about. */
final class Suspicion {

    private Suspicion() {}

    /** Whether the error speaks of a node: by what it is, or by the node's name in its text. */
    static boolean isAbout(Situation situation, NodeFacts node) {
        return situation.error().stream()
                .anyMatch(error -> Errors.nodes(error).contains(node.name())
                        || Errors.lines(error).anyMatch(line -> hasWord(line, node.name())));
    }

    /** The lines of the error, and of what commands wrote that it is about, in which one of some words is. */
    static List<String> lines(Situation situation, List<String> words) {
        return situation.error().stream()
                .flatMap(Errors::lines)
                .filter(line -> has(line, words))
                .map(String::strip)
                .distinct()
                .toList();
    }

    /** The lines of commands that failed in which one of some words is. */
    static List<String> commandLines(Situation situation, List<String> words) {
        return situation.commands().commands().stream()
                .filter(command -> command.failed() || command.running())
                .flatMap(command -> Stream.of(
                                command.stderr(),
                                command.stdout(),
                                command.error().orElse(""))
                        .flatMap(String::lines)
                        .filter(line -> has(line, words))
                        .map(line -> command.node() + ": " + line.strip()))
                .distinct()
                .toList();
    }

    private static boolean has(String line, List<String> words) {
        String small = line.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(small::contains);
    }

    private static boolean hasWord(String line, String word) {
        for (int at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
            int end = at + word.length();
            if ((at == 0 || !Character.isLetterOrDigit(line.charAt(at - 1)))
                    && (end == line.length() || !Character.isLetterOrDigit(line.charAt(end)))) {
                return true;
            }
        }
        return false;
    }
}
