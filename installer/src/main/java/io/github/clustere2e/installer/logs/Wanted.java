// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is wanted of each node.
 *
 * @param units units of systemd by their full names
 * @param targets targets whose units are wanted, by their full names
 * @param files paths and patterns
 * @param timeout how long a node may take
 * @param fileLimit how much of a file is wanted, in bytes
 */
record Wanted(List<String> units, List<String> targets, List<String> files, Duration timeout, long fileLimit) {

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

    /** All that was asked for by name, as reports call it. */
    List<String> names() {
        return Stream.concat(unitWords().stream(), files.stream().map(file -> "file " + file))
                .toList();
    }
}
