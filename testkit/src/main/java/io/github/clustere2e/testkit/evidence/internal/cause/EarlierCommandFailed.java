// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.cause;

import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.testkit.evidence.facts.RecordedCommand;
import io.github.clustere2e.testkit.evidence.internal.Errors;
import io.github.clustere2e.testkit.evidence.internal.Situation;
import io.github.clustere2e.testkit.evidence.internal.cause.Finding.Strength;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The last command before the failure ended badly, though the error does not say so. */
final class EarlierCommandFailed implements Rule {

    @Override
    public Stream<Finding> find(Situation situation) {
        return situation.commands().commands().stream()
                .filter(command -> !command.running())
                .reduce((first, last) -> last.end().isBefore(first.end()) ? first : last)
                .filter(RecordedCommand::failed)
                .filter(command -> !isTold(situation, command))
                .map(EarlierCommandFailed::of)
                .stream();
    }

    private static boolean isTold(Situation situation, RecordedCommand command) {
        return Errors.of(situation, NodeException.class)
                .anyMatch(error -> error.node().equals(command.node())
                        && Errors.message(error).contains("'" + command.command() + "'"));
    }

    private static Finding of(RecordedCommand command) {
        String written = command.stderr().isBlank() ? command.stdout() : command.stderr();
        String ending = command.exitStatus().isPresent()
                ? "ended with exit status " + command.exitStatus().getAsInt()
                        + ExitStatus.meaning(command.exitStatus().getAsInt())
                : "had no result";
        List<String> lines = Stream.concat(
                        written.lines(), command.error().orElse("").lines())
                .toList();
        return Finding.of(
                Strength.HAPPENED,
                "The last command before the failure, '" + ExitStatus.shortened(command.command()) + "' on node "
                        + command.node() + ", " + ending + ".",
                Optional.of(command.node()),
                lines,
                "");
    }
}
