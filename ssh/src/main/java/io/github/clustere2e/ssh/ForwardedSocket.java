// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.ClusterException;
import java.nio.file.Path;
import java.util.Optional;

/** A forward whose door is a socket. */
record ForwardedSocket(LocalForward forward, Path path) implements SocketForward {

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
