// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.facts;

import java.time.Instant;
import java.util.List;

/**
 * The commands of some time, as a {@link CommandHistory} remembered them.
 *
 * <p>Immutable and thread-safe.
 *
 * @param since from when on
 * @param commands those that had not ended before that, in the order of their starts; those that still ran are among them
 * @param forgotten how many more there were for which there was no room
 * @since 0.1
 */
public record CommandsSince(Instant since, List<RecordedCommand> commands, long forgotten) {

    /**
     * Copies what it is given.
     *
     * @param since as the record says
     * @param commands as the record says
     * @param forgotten as the record says
     */
    public CommandsSince {
        commands = List.copyOf(commands);
    }

    /**
     * Returns the commands of a time in which there were none.
     *
     * @param since from when on
     * @return no commands
     */
    public static CommandsSince none(Instant since) {
        return new CommandsSince(since, List.of(), 0);
    }
}
