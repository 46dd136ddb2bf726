// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.facts;

import io.github.clustere2e.api.ProgressEvent;
import java.time.Instant;

/**
 * Something that a long work said, and when.
 *
 * @param time when it was heard
 * @param event what was heard
 * @since 0.1
 */
public record TimedProgress(Instant time, ProgressEvent event) {}
