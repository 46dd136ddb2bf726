// SPDX-License-Identifier: Apache-2.0
/** Holds a backend against the contract, and writes down what came of it. */
@NullMarked
package io.github.clustere2e.backend.tck;

import org.jspecify.annotations.NullMarked;
