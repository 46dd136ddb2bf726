// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.scripted;

import io.github.clustere2e.backend.simulated.Invocation;
import java.util.stream.Collectors;

/** What a command says that nobody has scripted. */
final class NotScripted {

    private static final int LONGEST = 200;

    private NotScripted() {}

    static String explain(Invocation call) {
        String words = call.arguments().stream().map(NotScripted::literal).collect(Collectors.joining(", "));
        return shortened(call.arguments().get(0)) + ": no answer is scripted for this command on " + call.node()
                + " (role '"
                + call.role() + "'), which is simulated and runs nothing. Script one:"
                + " Script.builder().when(Match.exactly(" + words + "), Answer.ok()), or let nodes run commands with"
                + " SimulatedOptions.builder().confinedShell()\n";
    }

    private static String literal(String word) {
        return '"' + shortened(word).replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static String shortened(String word) {
        return word.length() <= LONGEST ? word : word.substring(0, LONGEST) + "…";
    }
}
