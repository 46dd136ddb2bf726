// SPDX-License-Identifier: Apache-2.0
/**
 * Evidence of tests that failed: everything that nodes, their backend and the test itself can tell, in one directory with a
 * page that a person reads first.
 *
 * <p>An {@link io.github.clustere2e.testkit.evidence.EvidenceCollection} brings it together. It works with any test
 * framework, and without a cluster too.
 */
@NullMarked
package io.github.clustere2e.testkit.evidence;

import org.jspecify.annotations.NullMarked;
