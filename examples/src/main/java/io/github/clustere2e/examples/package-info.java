// SPDX-License-Identifier: Apache-2.0
/** Small programs, each of which shows one thing. */
@NullMarked
package io.github.clustere2e.examples;

import org.jspecify.annotations.NullMarked;
