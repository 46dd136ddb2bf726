// SPDX-License-Identifier: Apache-2.0
/** The {@code cluster-e2e} program: starts, wires and ends it. */
@NullMarked
package io.github.clustere2e.cli;

import org.jspecify.annotations.NullMarked;
