// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.PortForward;
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
        LocalForward forward = new LocalForward(tunnels, host, port, this::remove);
        boolean tooLate;
        synchronized (this) {
            tooLate = closed || !open.add(forward);
        }
        if (tooLate) {
            forward.close();
            throw new NodeConnectionException(tunnels.node(), "this node is closed", false, null);
        }
        return forward.begin();
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
