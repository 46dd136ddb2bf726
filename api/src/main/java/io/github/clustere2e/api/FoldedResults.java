// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows identical outputs once. */
final class FoldedResults {

    private static final String RULE = "-".repeat(16);

    private FoldedResults() {}

    static String of(List<CommandResult> results) {
        Map<Said, List<String>> groups = new LinkedHashMap<>();
        for (CommandResult result : results) {
            groups.computeIfAbsent(Said.by(result), any -> new ArrayList<>()).add(result.node());
        }
        return groups.entrySet().stream()
                .map(group -> shown(group.getKey(), group.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String shown(Said said, List<String> nodes) {
        String title = NodeRanges.of(nodes)
                + (nodes.size() > 1 ? " (" + nodes.size() + " nodes)" : "")
                + (said.exitStatus() == 0 ? "" : ", exit status " + said.exitStatus());
        return Stream.of(RULE, title, RULE, said.stdout(), said.stderr())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** What makes two results the same to a reader. */
    private record Said(int exitStatus, String stdout, String stderr) {

        static Said by(CommandResult result) {
            Command command = result.command();
            return new Said(result.exitStatus(), command.mask(result.stdout()), command.mask(result.stderr()));
        }
    }
}
