// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.server;

import java.io.IOException;

/** What stands for the login shell of a node. Thread-safe. */
public interface NodeShell extends AutoCloseable {

    /**
     * Runs a command to its end, on a thread of its own, which is interrupted when nobody hears it any more.
     *
     * @param exec the command
     * @return its exit status
     * @throws IOException if nobody hears it any more
     * @throws InterruptedException if nobody hears it any more
     */
    int run(Exec exec) throws IOException, InterruptedException;

    /** Switches everything off at once. */
    @Override
    void close();
}
