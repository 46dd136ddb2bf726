// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import io.github.clustere2e.api.Command;

/** Units of systemd. */
public final class Units {

    /** The journal goes with the error: systemctl itself only says that the start failed. */
    private static final String SCRIPT = """
            systemctl $1 "$2" && exit 0
            systemctl --no-pager --lines=0 status "$2" >&2
            journalctl --quiet --no-pager --output=cat --lines=8 --unit="$2" >&2
            exit 1
            """;

    private Units() {}

    /**
     * Makes a command that tells systemd to do something with a unit, and returns when it is done: for a unit that
     * notifies, a start is when it says that it is ready.
     *
     * @param verb words of {@code systemctl}
     * @param unit the unit
     * @return the command
     */
    public static Command command(String verb, String unit) {
        return Command.builder("sh", "-c", SCRIPT, "sh", verb, unit).build();
    }
}
