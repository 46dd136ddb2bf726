// SPDX-License-Identifier: Apache-2.0
/** Brings what a failure has left to a directory of this machine, and reads in it what the page is about. */
@NullMarked
package io.github.clustere2e.testkit.evidence.internal.collect;

import org.jspecify.annotations.NullMarked;
