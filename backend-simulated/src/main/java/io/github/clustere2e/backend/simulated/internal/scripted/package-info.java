// SPDX-License-Identifier: Apache-2.0
/** Nodes that run nothing, and answer by a script. */
@NullMarked
package io.github.clustere2e.backend.simulated.internal.scripted;

import org.jspecify.annotations.NullMarked;
