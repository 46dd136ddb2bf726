// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How an SSH server is reached: straight, or from another node. Immutable. */
final class Route {

    static final Route STRAIGHT = new Route(null);

    private final @Nullable Tunnels jump;

    private Route(@Nullable Tunnels jump) {
        this.jump = jump;
    }

    /** The same as OpenSSH's ProxyJump: the SSH connection goes through a channel of the other node. */
    static Route via(Tunnels jump) {
        return new Route(jump);
    }

    /** Connects, and waits until the server says something. */
    Wire open(String host, int port, Deadline tcp, Deadline handshake) throws IOException {
        Tunnels from = jump;
        return from == null
                ? Wire.open(host, port, tcp, handshake)
                : Wire.over(new TunnelSocket(from.open(new PortDestination(host, port), handshake)), handshake);
    }
}
