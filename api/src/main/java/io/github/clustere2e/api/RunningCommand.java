// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;

/**
 * A command that was started on a node and may still run.
 *
 * <p>Thread-safe. Closing it ends the command if it still runs.
 *
 * @since 0.1
 */
public interface RunningCommand extends AutoCloseable {

    /**
     * Returns what the command reads; closing it tells the command that nothing follows.
     *
     * @return the command's standard input
     * @throws IllegalStateException if the command's input is not {@link StandardInput#piped()}
     */
    OutputStream stdin();

    /**
     * Returns whether it has not ended yet.
     *
     * @return whether it runs
     */
    boolean isRunning();

    /**
     * Waits until it ends, or until its time limit.
     *
     * @return its result
     * @throws CommandFailedException if it ended with a status other than 0 and its author did not allow that
     * @throws CommandTimeoutException if its time limit passed; it was ended on the node
     * @throws NodeConnectionException if the connection was lost meanwhile
     */
    CommandResult await();

    /**
     * Returns a future of the result; it fails as {@link #await()} does.
     *
     * @return a future that ends with the command; cancelling it does not end the command
     */
    CompletableFuture<CommandResult> onExit();

    /**
     * Sends a signal to the command and all that it started.
     *
     * @param name such as {@code TERM} or {@code KILL}
     */
    void signal(String name);

    /** Ends the command on the node, with all that it started. Does nothing if it has ended. */
    @Override
    void close();
}
