// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How one step went.
 *
 * @param id the step's id
 * @param node the node's name, if the step was about one
 * @param description what the step does
 * @param needs the ids of the steps that were to be done before
 * @param status how it ended
 * @param start when it started, from the start of the plan; for a step that did not run, when that was known
 * @param duration how long it took; zero for a step that did not run
 * @param note the last that it said of itself, or why it failed, was skipped or did not run; empty if nothing
 * @since 0.1
 */
public record StepReport(
        String id,
        Optional<String> node,
        String description,
        Set<String> needs,
        StepStatus status,
        Duration start,
        Duration duration,
        String note) {

    /**
     * Checks what it is given.
     *
     * @param id as the record says
     * @param node as the record says
     * @param description as the record says
     * @param needs as the record says
     * @param status as the record says
     * @param start as the record says
     * @param duration as the record says
     * @param note as the record says
     */
    public StepReport {
        needs = Collections.unmodifiableSet(new LinkedHashSet<>(needs));
    }

    /**
     * Returns when it ended.
     *
     * @return from the start of the plan
     */
    public Duration end() {
        return start.plus(duration);
    }
}
