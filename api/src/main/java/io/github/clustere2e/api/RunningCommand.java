// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A command that was started on a node and may still run.
 *
 * <p>Thread-safe. Closing it ends the command if it still runs.
 *
 * @since 0.1
 */
public interface RunningCommand extends AutoCloseable {

    /**
     * Returns what the command reads; closing it tells the command that nothing follows. Megabytes for a command that
     * may end before it has read them are better given to it as another {@link StandardInput}: what it leaves may cost
     * the connection, with what else runs on it.
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
     * Waits until it ends, but not longer than that; it goes on if it has not ended by then.
     *
     * @param limit how long to wait at most
     * @return its result; empty if it still runs
     * @throws CommandFailedException if it ended with a status other than 0 and its author did not allow that
     * @throws CommandTimeoutException if its own time limit passed; it was ended on the node
     * @throws NodeConnectionException if the connection was lost meanwhile
     * @throws InterruptedClusterException if the thread is interrupted meanwhile; the command was ended
     */
    default Optional<CommandResult> await(Duration limit) {
        try {
            return Optional.of(onExit().get(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException("interrupted while a command ran; it was ended on the node", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ClusterException error) {
                throw error;
            }
            throw new ClusterException("a command failed: " + e.getCause(), e.getCause());
        }
    }

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
