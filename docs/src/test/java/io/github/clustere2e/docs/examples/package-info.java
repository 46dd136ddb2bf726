// SPDX-License-Identifier: Apache-2.0
/** What the pages show of the examples, and what these builds have to be. */
@NullMarked
package io.github.clustere2e.docs.examples;

import org.jspecify.annotations.NullMarked;
