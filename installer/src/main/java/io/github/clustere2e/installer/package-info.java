// SPDX-License-Identifier: Apache-2.0
/**
 * Software for the nodes of a cluster.
 *
 * <p>An {@link io.github.clustere2e.installer.Installer} makes an {@link io.github.clustere2e.installer.InstallPlan} of
 * {@link io.github.clustere2e.installer.Step}s, and the plan runs on all nodes at once: a step starts as soon as what
 * it needs is done. {@link io.github.clustere2e.installer.Tasks} has what most steps do. Those who know an installer by
 * its name only find it with {@link io.github.clustere2e.installer.Installers}.
 *
 * <p>All work goes over {@link io.github.clustere2e.api.Node}, {@link io.github.clustere2e.api.Cluster} and its
 * capabilities, so that it is the same on every backend.
 */
@NullMarked
package io.github.clustere2e.installer;

import org.jspecify.annotations.NullMarked;
