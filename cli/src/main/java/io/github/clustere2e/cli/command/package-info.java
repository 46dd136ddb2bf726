// SPDX-License-Identifier: Apache-2.0
/** The commands: what each takes, and what it does with it. */
@NullMarked
package io.github.clustere2e.cli.command;

import org.jspecify.annotations.NullMarked;
