// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

/** A command could not be sent, or perhaps not. */
final class ExecException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Whether the command may have run. */
    private final boolean mayHaveStarted;

    /** Whether the server has the connection, but wants no more channels on it now. */
    private final boolean refused;

    ExecException(Throwable cause, boolean mayHaveStarted, boolean refused) {
        super(cause.getMessage(), cause);
        this.mayHaveStarted = mayHaveStarted;
        this.refused = refused;
    }

    boolean mayHaveStarted() {
        return mayHaveStarted;
    }

    boolean refused() {
        return refused;
    }
}
