// SPDX-License-Identifier: Apache-2.0
/** The contract as JUnit tests. */
@NullMarked
package io.github.clustere2e.backend.tck.junit;

import org.jspecify.annotations.NullMarked;
