// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What recorded commands are answered: the last rule that was added and matches answers, and where none does, a command
 * succeeds and says nothing. Thread-safe, as far as its conditions are.
 */
final class Answers {

    private final List<Rule> rules = new ArrayList<>();

    synchronized void add(Predicate<RecordedCommand> condition, Function<RecordedCommand, CommandAnswer> answer) {
        rules.add(0, new Rule(condition, answer));
    }

    CommandAnswer answer(RecordedCommand command) {
        return copy().stream()
                .filter(rule -> rule.condition().test(command))
                .findFirst()
                .map(rule -> rule.answer().apply(command))
                .orElse(CommandAnswer.ok());
    }

    private synchronized List<Rule> copy() {
        return List.copyOf(rules);
    }

    private record Rule(Predicate<RecordedCommand> condition, Function<RecordedCommand, CommandAnswer> answer) {}
}
