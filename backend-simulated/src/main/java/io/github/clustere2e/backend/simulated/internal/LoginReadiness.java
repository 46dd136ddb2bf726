// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.backend.Readiness;
import java.time.Duration;
import java.util.List;

/** A node is ready when it lets us in and runs a command, whatever a script says that comes of it. */
final class LoginReadiness implements Readiness {

    @Override
    public List<String> await(Node node, Duration limit) {
        node.run(Command.builder("true")
                .timeout(limit)
                .idempotent()
                .anyExitStatus()
                .build());
        return List.of();
    }
}
