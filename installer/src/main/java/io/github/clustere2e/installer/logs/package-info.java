// SPDX-License-Identifier: Apache-2.0
/**
 * The logs of a cluster, brought to this machine for a person to read after something has failed.
 *
 * <p>A {@link io.github.clustere2e.installer.logs.LogCollection} says what is wanted of each node, and
 * {@link io.github.clustere2e.installer.logs.LogReport} what could be had. It goes over
 * {@link io.github.clustere2e.api.Node} and {@link io.github.clustere2e.api.Cluster} alone, so that it is the same on
 * every backend.
 */
@NullMarked
package io.github.clustere2e.installer.logs;

import org.jspecify.annotations.NullMarked;
