// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import java.time.Duration;

/** A unit of systemd. */
record Service(String unit, Duration limit) {

    /** The journal goes with the error: systemctl itself only says that the start failed. */
    private static final String START = """
            systemctl "$1" "$2" && exit 0
            systemctl --no-pager --lines=0 status "$2" >&2
            journalctl --quiet --no-pager --output=cat --lines=8 --unit="$2" >&2
            exit 1
            """;

    /** Returns when systemd has it started: for a unit that notifies, when it says that it is ready. */
    void start(Node node, boolean anew) {
        node.run(Command.builder("sh", "-c", START, "sh", anew ? "restart" : "start", unit)
                .timeout(limit)
                .build());
    }
}
