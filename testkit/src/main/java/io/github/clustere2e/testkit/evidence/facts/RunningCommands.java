// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.facts;

import io.github.clustere2e.api.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The commands that have not ended: one that hangs may be why a test failed. Not thread-safe. */
final class RunningCommands {

    private final List<Running> all = new ArrayList<>();

    void add(String node, Command command, Instant start) {
        all.add(new Running(node, command, start));
    }

    /** Takes out the first that is this one: the same command may run twice at once. */
    void remove(String node, Command command) {
        for (Iterator<Running> each = all.iterator(); each.hasNext(); ) {
            if (each.next().is(node, command)) {
                each.remove();
                return;
            }
        }
    }

    List<RecordedCommand> at(Instant now) {
        return all.stream().map(running -> running.at(now)).toList();
    }

    private record Running(String node, Command command, Instant start) {

        boolean is(String otherNode, Command other) {
            return command == other && node.equals(otherNode);
        }

        RecordedCommand at(Instant now) {
            return new RecordedCommand(
                    node,
                    command.user().map(command::mask),
                    Tail.start(command.toString()),
                    start,
                    Duration.between(start, now),
                    OptionalInt.empty(),
                    Optional.empty(),
                    "",
                    "",
                    0,
                    0);
        }
    }
}
