// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.ssh.OpenSshHosts;
import io.github.clustere2e.ssh.SocketForward;
import io.github.clustere2e.ssh.SshNode;
import java.net.URI;
import java.util.Optional;

/**
 * The host of an engine that is reached by SSH, as {@code ssh://[user@]host[:port][/path/of/docker.sock]} names it. The
 * engine is asked, and its nodes are reached, through one connection each.
 */
final class RemoteHost implements AutoCloseable {

    static final String SCHEME = "ssh";

    private static final String USUAL_SOCKET = "/var/run/docker.sock";

    private final SshNode node;
    private final SocketForward engine;

    private RemoteHost(SshNode node, SocketForward engine) {
        this.node = node;
        this.engine = engine;
    }

    /** Connects to it. Who it is and how to log in is in the user's own files, as for {@code ssh}. */
    static RemoteHost of(URI address, OpenSshHosts hosts) {
        SshNode node = null;
        try {
            node = SshNode.builder()
                    .role(Role.of("engine"))
                    .openSshHost(hosts, address.getAuthority())
                    .build();
            return new RemoteHost(node, node.forwardSocket(socket(address)));
        } catch (ClusterException e) {
            if (node != null) {
                node.close();
            }
            throw new BackendUnavailableException(
                    "The host of the Docker engine at " + address + " cannot be reached: " + e.getMessage() + ". 'ssh "
                            + address.getAuthority() + "' must work without a password.",
                    e);
        }
    }

    private static String socket(URI address) {
        String path = address.getPath();
        return path.isEmpty() || path.equals("/") ? USUAL_SOCKET : path;
    }

    /** Where the engine is reached on this machine. */
    URI engine() {
        return URI.create("unix://" + engine.path().toUri().getRawPath());
    }

    /** Why the engine's socket could not be reached, most recently. */
    Optional<ClusterException> lastFailure() {
        return engine.lastFailure();
    }

    /** What leads to its loopback ports. */
    SshNode node() {
        return node;
    }

    @Override
    public void close() {
        node.close();
    }
}
