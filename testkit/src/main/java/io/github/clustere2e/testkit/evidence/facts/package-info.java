// SPDX-License-Identifier: Apache-2.0
/**
 * What is known of a test that failed: the commands that it ran, what may have caused its failure, and what could not be
 * found out.
 */
@NullMarked
package io.github.clustere2e.testkit.evidence.facts;

import org.jspecify.annotations.NullMarked;
