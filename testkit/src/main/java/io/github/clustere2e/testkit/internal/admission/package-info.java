// SPDX-License-Identifier: Apache-2.0
/** Lets in so many clusters at once as the machine can carry; the others wait in the order in which they came. */
@NullMarked
package io.github.clustere2e.testkit.internal.admission;

import org.jspecify.annotations.NullMarked;
