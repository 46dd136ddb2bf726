// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.PortForward;
import java.net.InetSocketAddress;
import java.util.Optional;

/** A forward whose door is a port. */
record ForwardedPort(LocalForward forward, InetSocketAddress address) implements PortForward {

    @Override
    public Optional<ClusterException> lastFailure() {
        return forward.lastFailure();
    }

    @Override
    public void close() {
        forward.close();
    }

    @Override
    public String toString() {
        return forward.toString();
    }
}
