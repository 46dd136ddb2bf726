// SPDX-License-Identifier: Apache-2.0
/**
 * What backend authors implement.
 *
 * <p>An author writes a {@link io.github.clustere2e.backend.Backend}, which makes one machine, finds machines and
 * discards one, and a provider that extends the class in {@code io.github.clustere2e.backend.kernel}. Names, keys,
 * parallelism, readiness, roll-back, leases, diagnosis, and changes of the members come from there.
 */
@NullMarked
package io.github.clustere2e.backend;

import org.jspecify.annotations.NullMarked;
