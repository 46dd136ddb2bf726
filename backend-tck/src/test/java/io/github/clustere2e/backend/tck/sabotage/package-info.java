// SPDX-License-Identifier: Apache-2.0
/** Backends that are broken on purpose, each in one way. */
@NullMarked
package io.github.clustere2e.backend.tck.sabotage;

import org.jspecify.annotations.NullMarked;
