// SPDX-License-Identifier: Apache-2.0
/** What was found out about a test that failed, as values. */
@NullMarked
package io.github.clustere2e.testkit.evidence.internal;

import org.jspecify.annotations.NullMarked;
