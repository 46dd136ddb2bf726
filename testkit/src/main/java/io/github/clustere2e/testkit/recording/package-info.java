// SPDX-License-Identifier: Apache-2.0
/**
 * What an installer would do, without any node: {@link io.github.clustere2e.testkit.recording.RecordingCluster}. Needs no
 * test framework.
 */
@NullMarked
package io.github.clustere2e.testkit.recording;

import org.jspecify.annotations.NullMarked;
