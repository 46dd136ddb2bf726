// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A command as a {@link CommandHistory} remembers it. All texts have the command's secrets masked.
 *
 * <p>Immutable and thread-safe.
 *
 * @param node the node's name
 * @param user the user that it ran as; empty while it runs, if the command names none
 * @param command as a person would type it
 * @param start when it was sent
 * @param duration how long it took; how long it had run when it was looked at, if it had not ended
 * @param exitStatus how it ended; empty if it has no result
 * @param error why it has no result, in one or more lines; empty if it has one, or runs
 * @param stdout the end of its standard output
 * @param stderr the end of its standard error
 * @param stdoutBytes how much it wrote to its standard output in all; 0 while it runs
 * @param stderrBytes how much it wrote to its standard error in all; 0 while it runs
 * @since 0.1
 */
public record RecordedCommand(
        String node,
        Optional<String> user,
        String command,
        Instant start,
        Duration duration,
        OptionalInt exitStatus,
        Optional<String> error,
        String stdout,
        String stderr,
        long stdoutBytes,
        long stderrBytes) {

    /**
     * Returns when it was over.
     *
     * @return when it was looked at, if it had not ended
     */
    public Instant end() {
        return start.plus(duration);
    }

    /**
     * Returns whether it had not ended when it was looked at.
     *
     * @return whether there is neither a result nor an error
     */
    public boolean running() {
        return exitStatus.isEmpty() && error.isEmpty();
    }

    /**
     * Returns whether it ended otherwise than with the exit status 0.
     *
     * @return whether there is another status, or an error
     */
    public boolean failed() {
        return error.isPresent() || exitStatus.orElse(0) != 0;
    }
}
