// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.util.OptionalInt;

/**
 * Hears what comes back from a command. Output and the end come on one thread, except for an end because of a lost
 * connection, and that thread serves all commands of the connection: be quick, never block, never throw.
 */
interface ExecutionListener {

    /** Whether anybody still waits for what this hears; if not, the connection need not be kept for it. */
    default boolean wanted() {
        return true;
    }

    void stdout(byte[] bytes, int offset, int length);

    void stderr(byte[] bytes, int offset, int length);

    /** It ended with a status: 0 to 255. Called once, and not with {@link #lost}. */
    void exited(int status);

    /**
     * Nothing more will come, and that was not all. Called once.
     *
     * @param status what it ended with, if that has come: then it is a part of its output that has not
     */
    void lost(OptionalInt status);
}
