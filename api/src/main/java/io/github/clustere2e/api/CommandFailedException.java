// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

/**
 * A command ended with an exit status other than 0.
 *
 * @since 0.1
 */
public class CommandFailedException extends NodeException {

    private static final long serialVersionUID = 1L;

    private final transient CommandResult result;

    /**
     * Makes an error.
     *
     * @param result how it ended
     */
    public CommandFailedException(CommandResult result) {
        super(
                result.node(),
                "'" + result.command() + "' ended with exit status " + result.exitStatus()
                        + Messages.tails(result.command(), result.stdout(), result.stderr()),
                null);
        this.result = result;
    }

    /**
     * Returns how the command ended.
     *
     * @return its result
     */
    public CommandResult result() {
        return result;
    }
}
