// SPDX-License-Identifier: Apache-2.0
/** Installs packages of the nodes' distribution, with all that they need, fetched once and kept. */
@NullMarked
package io.github.clustere2e.installer.packages;

import org.jspecify.annotations.NullMarked;
