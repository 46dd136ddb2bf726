// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import java.util.List;

/** Finds what was asked for by name and no node has. */
final class Nowhere {

    private Nowhere() {}

    /** A node that failed may have it; so nothing is said of what only that node could have. */
    static List<String> of(Wanted wanted, List<NodeLogs> all) {
        return all.isEmpty()
                ? List.of()
                : wanted.names().stream()
                        .filter(what -> all.stream().allMatch(logs -> lacks(logs, what)))
                        .toList();
    }

    private static boolean lacks(NodeLogs logs, String what) {
        return logs.missing().stream()
                .anyMatch(log -> log.absent() && log.what().equals(what));
    }
}
