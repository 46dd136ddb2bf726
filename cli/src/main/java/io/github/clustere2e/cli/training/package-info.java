// SPDX-License-Identifier: Apache-2.0
/** How the launcher's JVM learns which classes to keep at hand. */
@NullMarked
package io.github.clustere2e.cli.training;

import org.jspecify.annotations.NullMarked;
