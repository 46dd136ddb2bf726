// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import java.util.Optional;

/** The unit that sets a node up: if it has failed nobody starts it again, and waiting longer is of no use. */
final class Setup {

    private static final String ASK = """
            systemctl is-failed --quiet dcos-setup.service || exit 1
            journalctl --quiet --no-pager --output=cat --lines=12 --unit=dcos-setup
            """;

    private Setup() {}

    /** Its last words, if it has failed. */
    static Optional<String> failure(Node node) {
        return Optional.of(node.asRoot()
                        .run(Command.builder("sh", "-c", ASK)
                                .anyExitStatus()
                                .idempotent()
                                .build()))
                .filter(result -> result.succeeded())
                .map(result -> "dcos-setup.service has failed: " + result.stdout());
    }
}
