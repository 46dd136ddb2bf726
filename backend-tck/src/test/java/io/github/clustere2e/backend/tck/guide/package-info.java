// SPDX-License-Identifier: Apache-2.0
/** The backend of docs/write-a-backend.md, as the page has it. */
@NullMarked
package io.github.clustere2e.backend.tck.guide;

import org.jspecify.annotations.NullMarked;
