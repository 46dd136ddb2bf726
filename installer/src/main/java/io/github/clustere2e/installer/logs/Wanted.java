// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is wanted of each node.
 *
 * @param units units of systemd by their full names
 * @param targets targets whose units are wanted, by their full names
 * @param files paths and patterns
 * @param timeout how long a node may take
 * @param fileLimit how much of a file is wanted, in bytes
 * @param nodeLimit how much of all files of a node is wanted, in bytes
 * @param since from when on journals are wanted; empty if since the node has booted
 * @param state whether it is wanted how the node is now
 */
record Wanted(
        List<String> units,
        List<String> targets,
        List<String> files,
        Duration timeout,
        long fileLimit,
        long nodeLimit,
        Optional<Instant> since,
        boolean state) {

    Wanted {
        units = List.copyOf(units);
        targets = List.copyOf(targets);
        files = List.copyOf(files);
    }

    /** What a node is asked for units by. */
    List<String> unitWords() {
        return Stream.concat(
                        units.stream().map(unit -> "unit " + unit),
                        targets.stream().map(target -> "target " + target))
                .toList();
    }

    /** From when on journals are wanted, as journalctl reads it, to the second before. */
    String sinceWord() {
        return since.map(time -> "@" + time.getEpochSecond()).orElse("");
    }

    /** All that was asked for by name, as reports call it. */
    List<String> names() {
        return Stream.concat(unitWords().stream(), files.stream().map(file -> "file " + file))
                .toList();
    }
}
