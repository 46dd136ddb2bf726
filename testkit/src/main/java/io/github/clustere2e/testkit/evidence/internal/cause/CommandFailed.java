// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.cause;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.testkit.evidence.internal.Errors;
import io.github.clustere2e.testkit.evidence.internal.Situation;
import io.github.clustere2e.testkit.evidence.internal.cause.Finding.Strength;
import java.util.Optional;
import java.util.stream.Stream;

/** The error is that of a command that ended badly. */
final class CommandFailed implements Rule {

    @Override
    public Stream<Finding> find(Situation situation) {
        return Errors.of(situation, CommandFailedException.class)
                .flatMap(error -> Stream.ofNullable(error.result()))
                .map(CommandFailed::of);
    }

    private static Finding of(CommandResult result) {
        Command command = result.command();
        String written = result.stderr().isBlank() ? result.stdout() : result.stderr();
        return Finding.of(
                ExitStatus.neverBegan(result.exitStatus()) ? Strength.CERTAIN : Strength.TOLD,
                "'" + ExitStatus.shortened(command.toString()) + "' ended with exit status " + result.exitStatus()
                        + ExitStatus.meaning(result.exitStatus()) + " on node " + result.node() + ".",
                Optional.of(result.node()),
                command.mask(written).lines().toList(),
                "");
    }
}
