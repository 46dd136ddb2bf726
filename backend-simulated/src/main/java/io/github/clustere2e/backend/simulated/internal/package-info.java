// SPDX-License-Identifier: Apache-2.0
/** The backend: clusters of this process. */
@NullMarked
package io.github.clustere2e.backend.simulated.internal;

import org.jspecify.annotations.NullMarked;
