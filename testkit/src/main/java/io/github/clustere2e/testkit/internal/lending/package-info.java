// SPDX-License-Identifier: Apache-2.0
/** Makes clusters by a recipe, lends them to tests, and sees that the next one gets them clean. */
@NullMarked
package io.github.clustere2e.testkit.internal.lending;

import org.jspecify.annotations.NullMarked;
