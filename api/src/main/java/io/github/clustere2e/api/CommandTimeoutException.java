// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

/**
 * A command took longer than it may; it was ended on the node too.
 *
 * <p>{@link CommandIdleException} is the one for its idle limit.
 *
 * @since 0.1
 */
public class CommandTimeoutException extends NodeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param node the node's name
     * @param command what took too long
     * @param stdout what it had written by then
     * @param stderr what it had written by then
     */
    public CommandTimeoutException(String node, Command command, String stdout, String stderr) {
        this(
                node,
                command,
                "did not end within " + command.timeout().toMillis() / 1000.0
                        + " s and was ended. Give it longer with Command.Builder.timeout(...)",
                stdout,
                stderr);
    }

    /** For another limit than the whole time's. */
    CommandTimeoutException(String node, Command command, String why, String stdout, String stderr) {
        super(
                node,
                Trouble.TIME_LIMIT.explain("'" + command + "' " + why + Messages.tails(command, stdout, stderr)),
                null);
    }
}
