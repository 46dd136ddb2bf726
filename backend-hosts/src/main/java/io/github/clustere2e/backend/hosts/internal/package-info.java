// SPDX-License-Identifier: Apache-2.0
/** How the hosts backend works: the claims on hosts, the choice among them, the way to log in, what is asked of them. */
@NullMarked
package io.github.clustere2e.backend.hosts.internal;

import org.jspecify.annotations.NullMarked;
