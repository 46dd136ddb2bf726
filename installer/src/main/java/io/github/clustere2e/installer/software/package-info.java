// SPDX-License-Identifier: Apache-2.0
/** Software that is installed by what this module offers to everybody: worked examples, ready to use. */
@NullMarked
package io.github.clustere2e.installer.software;

import org.jspecify.annotations.NullMarked;
