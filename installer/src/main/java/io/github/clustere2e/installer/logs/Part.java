// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of what is wanted of a node, which one script there sends. They run at once: none waits for another that hangs.
 *
 * @param what what it is, for errors
 * @param script the script's name
 * @param arguments what the script is asked for
 */
record Part(String what, String script, List<String> arguments) {

    static List<Part> of(Wanted wanted) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("journal", "journal.sh", List.of()));
        parts.add(new Part("units", "units.sh", wanted.unitWords()));
        if (!wanted.files().isEmpty()) {
            parts.add(new Part("files", "files.sh", wanted.files()));
        }
        if (wanted.state()) {
            parts.add(new Part("state", "state.sh", List.of()));
        }
        return parts;
    }
}
