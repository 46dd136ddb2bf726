// SPDX-License-Identifier: Apache-2.0
/** Holds the pages against the code. */
@NullMarked
package io.github.clustere2e.docs;

import org.jspecify.annotations.NullMarked;
