// SPDX-License-Identifier: Apache-2.0
/** Embedded SSH servers as nodes, for unit tests; {@link io.github.clustere2e.backend.simulated.SimulatedOptions}. */
@NullMarked
package io.github.clustere2e.backend.simulated;

import org.jspecify.annotations.NullMarked;
