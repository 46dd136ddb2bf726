// SPDX-License-Identifier: Apache-2.0
/** An SSH server for each node, and the door that leads to it. */
@NullMarked
package io.github.clustere2e.backend.simulated.internal.server;

import org.jspecify.annotations.NullMarked;
