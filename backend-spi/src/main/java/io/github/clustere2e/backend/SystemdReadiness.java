// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.SystemdNodes;
import java.time.Duration;
import java.util.List;

/**
 * A node with systemd is ready when systemd has settled and nobody is kept from logging in.
 *
 * <p>{@code systemctl is-system-running --wait} returns when the start-up is done, with the word {@code running}, or
 * {@code degraded} if units have failed (systemctl(1)). {@code /run/nologin} keeps users out while the host starts
 * (nologin(5)); systemd removes it before it has settled.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class SystemdReadiness implements Readiness, SystemdNodes {

    private static final String QUESTION = """
            state=$(systemctl is-system-running --wait)
            echo "$state"
            if [ "$state" = degraded ]; then systemctl list-units --state=failed --plain --no-legend; fi
            if [ -e /run/nologin ]; then echo 'logins are refused: /run/nologin is there' >&2; exit 1; fi
            """;

    private final String question;

    /** Makes the readiness. */
    public SystemdReadiness() {
        this("");
    }

    /**
     * Makes a readiness that asks the node something more, in the same command.
     *
     * @param more POSIX shell text, run when systemd has settled; if the node is not ready it ends the shell with a status
     *     other than 0 and says why on its error stream
     */
    public SystemdReadiness(String more) {
        this.question = QUESTION + more;
    }

    @Override
    public List<String> await(Node node, Duration limit) {
        CommandResult answer = node.run(Command.builder("sh", "-c", question)
                .timeout(limit)
                .idempotent()
                .anyExitStatus()
                .build());
        List<String> lines = answer.lines();
        String state = lines.isEmpty() ? "silent" : lines.get(0);
        if (!answer.succeeded() || !(state.equals("running") || state.equals("degraded"))) {
            throw new NodeException(node.name(), "systemd is " + state + ". " + answer.stderr(), null);
        }
        return lines.stream()
                .skip(1)
                .map(line -> "failed unit " + line.strip().split("\\s+", 2)[0])
                .toList();
    }
}
