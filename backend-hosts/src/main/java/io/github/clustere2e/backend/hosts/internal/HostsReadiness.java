// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts.internal;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.backend.Readiness;
import io.github.clustere2e.backend.SystemdReadiness;
import java.time.Duration;
import java.util.List;

/** A host is ready when it lets us in; where it has systemd, when that says so. Thread-safe. */
final class HostsReadiness implements Readiness {

    private final Readiness systemd = new SystemdReadiness();

    @Override
    public List<String> await(Node node, Duration limit) {
        boolean booted = node.run(Command.builder("test", "-d", "/run/systemd/system")
                        .timeout(limit)
                        .idempotent()
                        .anyExitStatus()
                        .build())
                .succeeded();
        return booted ? systemd.await(node, limit) : List.of();
    }
}
