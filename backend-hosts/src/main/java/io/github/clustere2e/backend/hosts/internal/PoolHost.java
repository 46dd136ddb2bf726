// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts.internal;

import io.github.clustere2e.backend.hosts.Host;
import io.github.clustere2e.ssh.SshEndpoint;

/**
 * A host of a pool, with all that its description leaves to OpenSSH's files looked up.
 *
 * @param host as it was described
 * @param endpoint where it is, who logs in, and its pinned host key
 */
record PoolHost(Host host, SshEndpoint endpoint) {

    /** Whether they are one host: pools may describe it in different ways. */
    boolean isSameAs(PoolHost other) {
        return endpoint.hostKeyFingerprint().equals(other.endpoint.hostKeyFingerprint()) || isAt(other);
    }

    /** Behind another jump host the same address is another host's. */
    private boolean isAt(PoolHost other) {
        return endpoint.host().equalsIgnoreCase(other.endpoint.host())
                && endpoint.port() == other.endpoint.port()
                && host.jump().equals(other.host.jump());
    }
}
