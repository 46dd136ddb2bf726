// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.ssh.OpenSshHosts;
import io.github.clustere2e.ssh.SocketForward;
import io.github.clustere2e.ssh.SshNode;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The host of an engine that is reached by SSH, as {@code ssh://[user@]host[:port][/path/of/docker.sock]} names it. The
 * engine is asked, and its nodes are reached, through one SSH connection.
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
    static RemoteHost of(URI address, OpenSshHosts hosts, Duration limit) {
        String host = address.getAuthority();
        if (host == null) {
            throw new BackendUnavailableException(Trouble.ENGINE_ELSEWHERE.explain("The address of the Docker engine, '"
                    + address + "', names no host: it is ssh://[user@]host[:port][/path/of/docker.sock]."));
        }
        SshNode node = null;
        try {
            node = SshNode.builder()
                    .role(Role.of("engine"))
                    // Nobody uses these, and behind a jump host nobody here may know them.
                    .publicAddress(InetAddress.getLoopbackAddress())
                    .privateAddress(InetAddress.getLoopbackAddress())
                    .connectTimeout(limit)
                    .openSshHost(hosts, host)
                    .build();
            return new RemoteHost(node, node.forwardSocket(socket(address)));
        } catch (ClusterException e) {
            close(node);
            throw explained(address, e);
        } catch (RuntimeException | Error e) {
            close(node);
            throw e;
        }
    }

    private static void close(@Nullable SshNode node) {
        if (node != null) {
            node.close();
        }
    }

    private static ClusterException explained(URI address, ClusterException e) {
        return e instanceof InterruptedClusterException
                ? e
                : new BackendUnavailableException(
                        Trouble.ENGINE_ELSEWHERE.explain(
                                "The host of the Docker engine at " + address + " cannot be reached. " + e.getMessage()
                                        + "\nWhat must work, without a password: ssh ssh://" + address.getAuthority()),
                        e);
    }

    private static String socket(URI address) {
        String path = address.getPath();
        return path.isEmpty() || path.equals("/") ? USUAL_SOCKET : path;
    }

    /** Where the engine is reached on this machine. */
    URI engine() {
        return URI.create("unix://" + engine.path().toUri().getRawPath());
    }

    /** Why a connection to the engine could not be made, or broke, most recently. */
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
