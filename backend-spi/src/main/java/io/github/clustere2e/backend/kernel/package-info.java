// SPDX-License-Identifier: Apache-2.0
/**
 * Turns a {@link io.github.clustere2e.backend.Backend} into a provider of clusters: names, keys, bounded parallelism,
 * readiness, roll-back, ownership and the watchdog.
 */
@NullMarked
package io.github.clustere2e.backend.kernel;

import org.jspecify.annotations.NullMarked;
