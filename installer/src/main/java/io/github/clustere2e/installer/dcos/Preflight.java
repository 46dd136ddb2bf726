// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.CommandResult;
import java.util.List;

/** What {@code dcos_install.sh} says of a node that it does not like. */
final class Preflight {

    private static final int LAST_LINES = 20;

    private Preflight() {}

    /** The checks that fail, or else the last lines. */
    static String explain(CommandResult result) {
        List<String> lines = (result.stdout() + "\n" + result.stderr())
                .replaceAll("\u001b\\[[0-9;]*m", "")
                .lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isBlank())
                .toList();
        List<String> failed =
                lines.stream().filter(line -> line.contains("FAIL")).toList();
        List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        return failed.isEmpty()
                ? " and said:\n  " + String.join("\n  ", last)
                : ". Its checks of the node fail:\n  " + String.join("\n  ", failed);
    }
}
