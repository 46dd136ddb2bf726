// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts.internal;

import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.ssh.SshEndpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** What can be seen of a host without logging in: whether its SSH port answers. */
final class Outside {

    private static final int LIMIT_MILLIS = 3_000;

    private Outside() {}

    static Diagnostics look(PoolHost pooled) {
        SshEndpoint endpoint = pooled.endpoint();
        if (pooled.host().jump().isPresent()) {
            return Diagnostics.ofState("behind a jump host, and cannot be seen from here");
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), LIMIT_MILLIS);
            return Diagnostics.ofState("on: its SSH port " + endpoint.port() + " answers");
        } catch (IOException e) {
            return Diagnostics.ofState("not to be reached at " + endpoint.host() + ", port " + endpoint.port())
                    .because(
                            "it is off, its SSH server is not running, or a firewall is between (" + e.getMessage()
                                    + ")",
                            Trouble.NODE_OFF.explain(
                                    "Switch it on or start sshd there; a cluster whose host is off can be destroyed as well."));
        }
    }
}
