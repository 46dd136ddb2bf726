// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Addresses of host names, as this machine resolves them. */
final class Addresses {

    private Addresses() {}

    /** Empty if it cannot be resolved here; an address in digits asks nobody. */
    static Optional<InetAddress> resolve(String name) {
        if (name.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(name));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
