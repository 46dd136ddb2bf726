// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.github.clustere2e.testkit.recording;

import org.jspecify.annotations.NullMarked;
