// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.time.Duration;

/**
 * A command wrote nothing for longer than it may; it was ended on the node too.
 *
 * @see Command.Builder#idleTimeout(Duration)
 * @since 0.1
 */
public class CommandIdleException extends CommandTimeoutException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param node the node's name
     * @param command what was silent too long; it has an idle limit
     * @param stdout what it had written by then
     * @param stderr what it had written by then
     */
    public CommandIdleException(String node, Command command, String stdout, String stderr) {
        super(
                node,
                command,
                "wrote nothing for "
                        + command.idleTimeout().orElse(Duration.ZERO).toMillis() / 1000.0
                        + " s, which is its idle limit, and was ended. Give it longer with"
                        + " Command.Builder.idleTimeout(...)",
                stdout,
                stderr);
    }
}
