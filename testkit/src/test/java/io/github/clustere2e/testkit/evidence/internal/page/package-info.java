// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.github.clustere2e.testkit.evidence.internal.page;

import org.jspecify.annotations.NullMarked;
