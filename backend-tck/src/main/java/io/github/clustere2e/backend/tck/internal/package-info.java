// SPDX-License-Identifier: Apache-2.0
/** The rules themselves, by area. */
@NullMarked
package io.github.clustere2e.backend.tck.internal;

import org.jspecify.annotations.NullMarked;
