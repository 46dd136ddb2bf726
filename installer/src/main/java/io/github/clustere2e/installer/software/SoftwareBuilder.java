// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.software;

import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.Installer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what can be said of every software here. Not thread-safe.
 *
 * @param <B> the builder itself
 * @since 0.1
 */
public abstract class SoftwareBuilder<B extends SoftwareBuilder<B>> {

    final Set<Role> roles = new LinkedHashSet<>();

    SoftwareBuilder() {}

    /**
     * Installs on the nodes of these roles only; without this, on all nodes.
     *
     * @param wanted the roles
     * @return this
     */
    @SuppressWarnings("unchecked") // each builder names itself
    public B roles(Role... wanted) {
        roles.addAll(List.of(wanted));
        return (B) this;
    }

    /**
     * Builds the installer.
     *
     * @return the installer
     */
    public abstract Installer build();
}
