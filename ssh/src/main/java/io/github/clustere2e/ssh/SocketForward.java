// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.ClusterException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A Unix socket on this machine that leads to one on a node, such as that of a Docker engine.
 *
 * <p>Thread-safe. Many connections may be made at once; each is a connection of its own at the other end. One that cannot
 * be made there, or that breaks, ends here, and {@link #lastFailure()} says why. It lives until it or its node is
 * closed.
 *
 * @since 0.1
 */
public interface SocketForward extends AutoCloseable {

    /**
     * Returns where to connect to.
     *
     * @return a socket in a directory of its own, which nobody but this user and root may enter
     */
    Path path();

    /**
     * Returns why a connection could not be made, or broke, most recently.
     *
     * @return the error, if there was one
     */
    Optional<ClusterException> lastFailure();

    /** Removes the socket and ends all connections. Does nothing if it is closed. */
    @Override
    void close();
}
