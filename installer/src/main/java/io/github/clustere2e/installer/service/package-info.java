// SPDX-License-Identifier: Apache-2.0
/** Software that runs as services of systemd, from its installation to its removal, wherever its files come from. */
@NullMarked
package io.github.clustere2e.installer.service;

import org.jspecify.annotations.NullMarked;
