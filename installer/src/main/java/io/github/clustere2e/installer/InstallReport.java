// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import io.github.clustere2e.api.InvalidInputException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a plan did, step by step.
 *
 * @param plan the plan's name
 * @param steps one report a step, in the order in which they started
 * @param duration how long the whole plan took
 * @since 0.1
 */
public record InstallReport(String plan, List<StepReport> steps, Duration duration) {

    /**
     * Checks what it is given.
     *
     * @param plan as the record says
     * @param steps as the record says
     * @param duration as the record says
     */
    public InstallReport {
        steps = List.copyOf(steps);
    }

    /**
     * Returns how one step went.
     *
     * @param id the step's id
     * @return its report
     * @throws InvalidInputException if the plan had no such step
     */
    public StepReport step(String id) {
        return steps.stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("The plan '" + plan + "' had no step '" + id + "'"));
    }

    /**
     * Returns the chain of steps that the plan had to wait for: the one that ended last, before it the one of its needs
     * that ended last, and so on.
     *
     * @return from the first to the last
     */
    public List<StepReport> criticalPath() {
        Map<String, StepReport> ran = new LinkedHashMap<>();
        steps.stream().filter(step -> step.status() != StepStatus.NOT_RUN).forEach(step -> ran.put(step.id(), step));
        Deque<StepReport> path = new ArrayDeque<>();
        Optional<StepReport> latest = latest(ran.values().stream());
        while (latest.isPresent()) {
            StepReport step = latest.get();
            path.addFirst(step);
            latest = latest(step.needs().stream().filter(ran::containsKey).map(ran::get));
        }
        return List.copyOf(path);
    }

    private static Optional<StepReport> latest(Stream<StepReport> steps) {
        return steps.max(Comparator.comparing(StepReport::end));
    }

    /**
     * Shows every step with its times, and the critical path.
     *
     * @return several lines, for people
     */
    @Override
    public String toString() {
        return ReportText.of(this);
    }
}
