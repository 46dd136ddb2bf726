// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import io.github.clustere2e.api.Finding;
import io.github.clustere2e.api.Trouble;
import java.util.Optional;
import java.util.Set;

/** Where a finding with a cure is explained: at the trouble that its text links to, else at its check. */
final class FindingHelp {

    /** How ids of checks begin that docs/troubleshooting.md lists: those of the kernel, and of the Docker backend. */
    private static final Set<String> LISTED = Set.of("host", "backend", "leftovers", "docker", "deep");

    private FindingHelp() {}

    static Optional<String> address(Finding finding) {
        return finding.cure()
                .flatMap(cure -> Trouble.linkIn(cure)
                        .or(() -> Trouble.linkIn(finding.seen()))
                        .or(() -> section(finding.id())));
    }

    private static Optional<String> section(String id) {
        return LISTED.contains(id.split("\\.", 2)[0])
                ? Optional.of(Trouble.PAGE + "#" + id.replace('.', '-'))
                : Optional.empty();
    }
}
