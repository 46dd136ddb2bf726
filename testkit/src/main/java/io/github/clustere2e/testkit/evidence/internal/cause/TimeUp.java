// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.cause;

import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.testkit.evidence.facts.RecordedCommand;
import io.github.clustere2e.testkit.evidence.internal.Errors;
import io.github.clustere2e.testkit.evidence.internal.Situation;
import io.github.clustere2e.testkit.evidence.internal.cause.Finding.Strength;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A command took longer than it may, or the test did while a command ran. */
final class TimeUp implements Rule {

    /** Something always runs, for a moment. */
    private static final Duration NOTABLE = Duration.ofSeconds(5);

    @Override
    public Stream<Finding> find(Situation situation) {
        Stream<Finding> commands = Errors.of(situation, CommandTimeoutException.class)
                .map(error -> Finding.of(
                        Strength.TOLD,
                        "A command did not end in time on node " + error.node() + ".",
                        Optional.of(error.node()),
                        Errors.message(error).lines().toList(),
                        Trouble.TIME_LIMIT.explain(
                                "Its output tells how far it came. Give it longer with Command.Builder.timeout(...) if it only"
                                        + " needs that.")));
        boolean testsTime = Errors.of(situation, TimeoutException.class)
                        .findAny()
                        .isPresent()
                || Errors.of(situation, InterruptedException.class).findAny().isPresent();
        Stream<Finding> running = situation.commands().commands().stream()
                .filter(RecordedCommand::running)
                .filter(command -> testsTime || command.duration().compareTo(NOTABLE) >= 0)
                .map(command -> Finding.of(
                        testsTime ? Strength.TOLD : Strength.SEEN,
                        "A command still ran on node " + command.node() + " when the test failed, for "
                                + command.duration().toMillis() / 1000.0 + " s.",
                        Optional.of(command.node()),
                        List.of("$ " + command.command()),
                        ""));
        return Stream.concat(commands, running);
    }
}
