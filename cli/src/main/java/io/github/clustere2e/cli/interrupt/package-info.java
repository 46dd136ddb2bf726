// SPDX-License-Identifier: Apache-2.0
/** Ctrl-C: the work is interrupted, rolls back, and then the process ends. */
@NullMarked
package io.github.clustere2e.cli.interrupt;

import org.jspecify.annotations.NullMarked;
