// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.software;

import io.github.clustere2e.installer.InstallerOptions;

/**
 * Offers {@link NatsInstaller} by the name {@code nats}.
 *
 * @since 0.1
 */
public final class NatsProvider extends SoftwareProvider {

    /** Makes it. */
    public NatsProvider() {
        super(
                "nats",
                "NATS with JetStream, a server on each node",
                port("client-port", 4222, "Where clients come."),
                port("route-port", 6222, "Where other servers come."));
    }

    @Override
    SoftwareBuilder<?> builder(InstallerOptions given) {
        return NatsInstaller.builder().ports(given.number("client-port", 4222), given.number("route-port", 6222));
    }
}
