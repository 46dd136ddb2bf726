// SPDX-License-Identifier: Apache-2.0
/** What can be waited for on a node, and asked before something is done again. */
@NullMarked
package io.github.clustere2e.installer.condition;

import org.jspecify.annotations.NullMarked;
