// SPDX-License-Identifier: Apache-2.0
/** Speed as ratios of two things that are measured in the same run: absolute times of one machine say little. */
@NullMarked
package io.github.clustere2e.benchmarks;

import org.jspecify.annotations.NullMarked;
