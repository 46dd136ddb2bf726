// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.PortForward;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The forwards of a node, which end with it. Thread-safe. */
final class Forwards {

    private final Tunnels tunnels;
    private final Set<LocalForward> open = new HashSet<>();
    private boolean closed;

    Forwards(Tunnels tunnels) {
        this.tunnels = tunnels;
    }

    PortForward open(String host, int port) {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new InvalidInputException(tunnels.node() + ": '" + host + "' port " + port
                    + " cannot be forwarded to: it takes a host and a port between 1 and 65535");
        }
        // So that a node that cannot be reached is told of here, not to the first client by a reset.
        tunnels.prepare();
        try {
            PortDoor door = new PortDoor(LocalForward.MOST_AT_ONCE);
            return new ForwardedPort(begin(door, new PortDestination(host, port)), door.address());
        } catch (IOException e) {
            throw new NodeException(tunnels.node(), "no local port is free to be forwarded: " + e.getMessage(), e);
        }
    }

    SocketForward open(String path) {
        if (!path.startsWith("/")) {
            throw new InvalidInputException(tunnels.node() + ": '" + path
                    + "' cannot be forwarded to: it takes the absolute path of a Unix socket on the node");
        }
        tunnels.prepare();
        try {
            SocketDoor door = new SocketDoor(LocalForward.MOST_AT_ONCE);
            return new ForwardedSocket(begin(door, new SocketDestination(path)), door.path());
        } catch (IOException e) {
            throw new NodeException(tunnels.node(), "no local socket could be made to be forwarded: " + e, e);
        }
    }

    private LocalForward begin(LocalDoor door, Destination destination) {
        LocalForward forward = new LocalForward(tunnels, door, destination, this::remove);
        boolean tooLate;
        synchronized (this) {
            tooLate = closed || !open.add(forward);
        }
        if (tooLate) {
            forward.close();
            throw new NodeConnectionException(tunnels.node(), "this node is closed", false, null);
        }
        forward.begin();
        return forward;
    }

    private synchronized void remove(LocalForward forward) {
        open.remove(forward);
    }

    void close() {
        List<LocalForward> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(open);
        }
        all.forEach(LocalForward::close);
    }
}
