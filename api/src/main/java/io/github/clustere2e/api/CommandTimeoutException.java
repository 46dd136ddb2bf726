// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

/**
 * A command took longer than it may; it was ended on the node too.
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
        super(
                node,
                "'" + command + "' did not end within " + command.timeout().toMillis() / 1000.0
                        + " s and was ended. Give it longer with Command.Builder.timeout(...)"
                        + command.mask(
                                Messages.tail("standard output", stdout) + Messages.tail("standard error", stderr)),
                null);
    }
}
