// SPDX-License-Identifier: Apache-2.0
/** Nodes that run commands in namespaces of their own. */
@NullMarked
package io.github.clustere2e.backend.simulated.internal.confined;

import org.jspecify.annotations.NullMarked;
