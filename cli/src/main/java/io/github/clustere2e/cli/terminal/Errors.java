// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.terminal;

import io.github.clustere2e.api.CommandTimeoutException;

/** Errors of the library in the words of the command line. */
public final class Errors {

    private Errors() {}

    /** Returns what to say; where the library advises a method, there is an option here. */
    public static String message(Throwable error) {
        String message = String.valueOf(error.getMessage());
        return error instanceof CommandTimeoutException
                ? message.replace("Command.Builder.timeout(...)", "--timeout")
                : message;
    }
}
