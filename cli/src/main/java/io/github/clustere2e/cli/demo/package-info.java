// SPDX-License-Identifier: Apache-2.0
/** The demonstration: a real cluster of three that loses its leader and keeps its data. */
@NullMarked
package io.github.clustere2e.cli.demo;

import org.jspecify.annotations.NullMarked;
