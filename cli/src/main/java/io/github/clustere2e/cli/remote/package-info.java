// SPDX-License-Identifier: Apache-2.0
/** Runs one command on some nodes and shows what they say while they say it. */
@NullMarked
package io.github.clustere2e.cli.remote;

import org.jspecify.annotations.NullMarked;
