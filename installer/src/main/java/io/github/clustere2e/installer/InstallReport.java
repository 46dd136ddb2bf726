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
 * @param processorTime how busy this machine was meanwhile; empty where it cannot be asked. It says something of the plan
 *     where the nodes are on this machine and nothing else runs there
 * @since 0.1
 */
public record InstallReport(
        String plan, List<StepReport> steps, Duration duration, Optional<ProcessorTime> processorTime) {

    /**
     * Checks what it is given.
     *
     * @param plan as the record says
     * @param steps as the record says
     * @param duration as the record says
     * @param processorTime as the record says
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

    /**
     * Returns how long the steps of the critical path took.
     *
     * @return their sum: no plan of these steps is faster, however many processors there are
     */
    public Duration criticalTime() {
        return criticalPath().stream().map(StepReport::duration).reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * Returns how long the plan takes at least on this machine.
     *
     * @return the longer of {@link #criticalTime} and the processor time over the number of processors
     */
    public Duration leastTime() {
        Duration share = processorTime.map(ProcessorTime::share).orElse(Duration.ZERO);
        return share.compareTo(criticalTime()) > 0 ? share : criticalTime();
    }

    /**
     * Draws every step as a bar over time, by node; those of the critical path stand out.
     *
     * @return a picture in SVG, which browsers show; each bar tells more when the mouse is over it
     */
    public String toSvg() {
        return ReportSvg.of(this);
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
