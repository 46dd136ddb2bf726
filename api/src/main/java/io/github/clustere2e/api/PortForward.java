// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/**
 * A port on this machine's loopback address that leads to a port which the node reaches.
 *
 * <p>Thread-safe. Many connections may be made at once; each is a connection of its own at the other end. A connection
 * that cannot be made there, or that breaks, is reset here, and {@link #lastFailure()} says why. It lives until it or its
 * node is closed.
 *
 * @since 0.1
 */
public interface PortForward extends AutoCloseable {

    /**
     * Returns where to connect to.
     *
     * @return a loopback address with a port that was free
     */
    InetSocketAddress address();

    /**
     * Returns where to connect to, for clients that want a URI, such as {@code java.net.http.HttpClient}.
     *
     * <p>The service sees this host and port in its requests, not its own; what it says of itself in redirections leads
     * to where it is, not here.
     *
     * @param scheme such as {@code http}
     * @return {@code scheme://127.0.0.1:port/}
     */
    default URI uri(String scheme) {
        return URI.create(scheme + "://" + address().getAddress().getHostAddress() + ":"
                + address().getPort() + "/");
    }

    /**
     * Returns why a connection could not be made, or broke, most recently.
     *
     * @return the error, if there was one
     */
    Optional<ClusterException> lastFailure();

    /** Frees the port and ends all connections. Does nothing if it is closed. */
    @Override
    void close();
}
