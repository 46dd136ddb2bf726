// SPDX-License-Identifier: Apache-2.0
/** Stand-ins for nodes and clusters. */
@NullMarked
package io.github.clustere2e.installer.fake;

import org.jspecify.annotations.NullMarked;
