// SPDX-License-Identifier: Apache-2.0
/** Writes the page that a person reads first. */
@NullMarked
package io.github.clustere2e.testkit.evidence.internal.page;

import org.jspecify.annotations.NullMarked;
