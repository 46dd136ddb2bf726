// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.recording;

import io.github.clustere2e.api.InvalidInputException;

/**
 * What a recorded command leaves behind.
 *
 * @param exitStatus 0 to 255
 * @param stdout its standard output
 * @param stderr its standard error
 * @since 0.1
 */
public record CommandAnswer(int exitStatus, String stdout, String stderr) {

    private static final CommandAnswer OK = new CommandAnswer(0, "", "");

    /**
     * Checks what it is given.
     *
     * @param exitStatus as the record says
     * @param stdout as the record says
     * @param stderr as the record says
     * @throws InvalidInputException if that can be no exit status
     */
    public CommandAnswer {
        if (exitStatus < 0 || exitStatus > 255) {
            throw new InvalidInputException("An exit status is from 0 to 255, and " + exitStatus + " is not");
        }
    }

    /**
     * Succeeds and says nothing.
     *
     * @return the answer
     */
    public static CommandAnswer ok() {
        return OK;
    }

    /**
     * Succeeds with an output.
     *
     * @param stdout the standard output
     * @return the answer
     */
    public static CommandAnswer output(String stdout) {
        return new CommandAnswer(0, stdout, "");
    }

    /**
     * Fails.
     *
     * @param exitStatus 1 to 255
     * @param stderr the standard error
     * @return the answer
     */
    public static CommandAnswer failure(int exitStatus, String stderr) {
        return new CommandAnswer(exitStatus, "", stderr);
    }
}
