// SPDX-License-Identifier: Apache-2.0
/** A fake backend: clusters in memory whose nodes answer by script. */
@NullMarked
package io.github.clustere2e.cli.fake;

import org.jspecify.annotations.NullMarked;
