// SPDX-License-Identifier: Apache-2.0
/** What a rule of the contract is, and the backend that it is held against. */
@NullMarked
package io.github.clustere2e.backend.tck.rule;

import org.jspecify.annotations.NullMarked;
