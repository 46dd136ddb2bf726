// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.software;

import io.github.clustere2e.installer.InstallerOptions;

/**
 * Offers {@link EtcdInstaller} by the name {@code etcd}.
 *
 * @since 0.1
 */
public final class EtcdProvider extends SoftwareProvider {

    /** Makes it. */
    public EtcdProvider() {
        super(
                "etcd",
                "etcd, a member on each node",
                port("client-port", EtcdCluster.DEFAULT_CLIENT_PORT, "Where clients come."),
                port("peer-port", 2380, "Where members come."));
    }

    @Override
    SoftwareBuilder<?> builder(InstallerOptions given) {
        return EtcdInstaller.builder()
                .ports(given.number("client-port", EtcdCluster.DEFAULT_CLIENT_PORT), given.number("peer-port", 2380));
    }
}
