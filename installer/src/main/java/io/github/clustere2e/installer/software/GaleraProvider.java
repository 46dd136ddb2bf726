// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.software;

import io.github.clustere2e.installer.InstallerOptions;

/**
 * Offers {@link GaleraInstaller} by the name {@code galera}.
 *
 * @since 0.1
 */
public final class GaleraProvider extends SoftwareProvider {

    /** Makes it. */
    public GaleraProvider() {
        super("galera", "MariaDB with Galera, a member on each node");
    }

    @Override
    SoftwareBuilder<?> builder(InstallerOptions given) {
        return GaleraInstaller.builder();
    }
}
