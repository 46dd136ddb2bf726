// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What there is to know of one command that is over, with a result or without, but for its output.
 *
 * <p>Immutable and thread-safe. {@link #toString()} and {@link #reason()} mask the command's secrets; {@code user} is as
 * it was given.
 *
 * @param node the node's name
 * @param user the user that it ran as, or was to run as: the one that logged in if the command names none
 * @param command what was sent, or was to be
 * @param start when it was sent; when it was asked for, if it was not sent
 * @param duration from then until it was over
 * @param exitStatus how it ended; empty if it has no result
 * @param error why it has no result; empty if it has one
 * @param stdinBytes how much was sent to its standard input, whether or not it read that
 * @param stdoutBytes how much it wrote to its standard output, kept or not
 * @param stderrBytes how much it wrote to its standard error, kept or not
 * @see CommandListener#ended(CommandRecord)
 * @since 0.1
 */
public record CommandRecord(
        String node,
        String user,
        Command command,
        Instant start,
        Duration duration,
        OptionalInt exitStatus,
        Optional<ClusterException> error,
        long stdinBytes,
        long stdoutBytes,
        long stderrBytes) {

    /**
     * Returns the error in one line.
     *
     * @return its first line, with the command's secrets masked; empty if there is a result, or the error says nothing
     */
    public Optional<String> reason() {
        return error.map(Throwable::getMessage)
                .flatMap(message -> command.mask(message).lines().findFirst());
    }

    @Override
    public String toString() {
        String ending = error.map(any -> " has no result: " + reason().orElse(""))
                .orElseGet(() -> " ended with status " + exitStatus.orElseThrow());
        return node + ": " + command + " as " + command.mask(user) + ending + " after " + duration.toMillis() + " ms";
    }
}
