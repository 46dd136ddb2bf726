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

    /** Most are enabled by their packages, and systemd reads all its units anew when one is. */
    private static final String ENABLE = """
            [ "$(systemctl show --property=NeedDaemonReload --value "$2")" != yes ] || systemctl daemon-reload
            systemctl --quiet is-enabled "$2" 2>/dev/null || systemctl --quiet enable "$2"
            """;

    private static final String UNLESS_MISSING = "systemctl cat \"$2\" >/dev/null 2>&1 || exit 0\n";

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
        return command("", verb, unit);
    }

    /**
     * Makes a command that starts a unit, at each boot too.
     *
     * @param unit the unit
     * @param anew whether to stop it first
     * @return the command
     */
    public static Command start(String unit, boolean anew) {
        return command(ENABLE, anew ? "restart" : "start", unit);
    }

    /**
     * Makes a command that stops a unit until it is started again or the node boots.
     *
     * @param unit the unit; nothing happens if there is none
     * @return the command
     */
    public static Command stop(String unit) {
        return ifThere("stop", unit);
    }

    /**
     * Makes a command that tells systemd to do something with a unit that need not be there.
     *
     * @param verb words of {@code systemctl}
     * @param unit the unit
     * @return the command
     */
    public static Command ifThere(String verb, String unit) {
        return command(UNLESS_MISSING, verb, unit);
    }

    private static Command command(String before, String verb, String unit) {
        return Command.builder("sh", "-c", before + SCRIPT, "sh", verb, unit).build();
    }
}
