// SPDX-License-Identifier: Apache-2.0
/** Packages: how a node is asked for them, how it installs them, and where the host keeps them. */
@NullMarked
package io.github.clustere2e.installer.internal;

import org.jspecify.annotations.NullMarked;
