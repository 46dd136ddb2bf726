// SPDX-License-Identifier: Apache-2.0
/**
 * Finds why a test has probably failed: a class for each kind of cause, in the order in which
 * {@link io.github.clustere2e.testkit.evidence.internal.cause.Causes} asks them.
 */
@NullMarked
package io.github.clustere2e.testkit.evidence.internal.cause;

import org.jspecify.annotations.NullMarked;
