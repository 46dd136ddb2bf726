// SPDX-License-Identifier: Apache-2.0
/** How people and programs are talked to: streams, tables, JSON, progress. */
@NullMarked
package io.github.clustere2e.cli.terminal;

import org.jspecify.annotations.NullMarked;
