// SPDX-License-Identifier: Apache-2.0
/**
 * DC/OS, from its own installer, {@code dcos_generate_config.sh}.
 *
 * <p>{@link io.github.clustere2e.installer.dcos.DcosInstaller} installs, upgrades and waits;
 * {@link io.github.clustere2e.installer.dcos.DcosCluster} is for what comes after.
 */
@NullMarked
package io.github.clustere2e.installer.dcos;

import org.jspecify.annotations.NullMarked;
