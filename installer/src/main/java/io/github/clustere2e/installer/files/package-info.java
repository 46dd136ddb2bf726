// SPDX-License-Identifier: Apache-2.0
/** Installs what is in no package: archives and scripts of this machine. */
@NullMarked
package io.github.clustere2e.installer.files;

import org.jspecify.annotations.NullMarked;
