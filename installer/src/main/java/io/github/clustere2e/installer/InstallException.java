// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import io.github.clustere2e.api.ClusterException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Steps of a plan failed. What did not need them was finished first; what did need them was not begun.
 *
 * @since 0.1
 */
public class InstallException extends ClusterException {

    private static final long serialVersionUID = 1L;

    private final transient InstallReport report;
    private final transient Map<String, Throwable> failures;
    private final transient Optional<Path> logs;
    private final transient InstallPlan plan;
    private final transient Map<String, Object> values;

    /**
     * Makes an error.
     *
     * @param plan what was run
     * @param report how it went
     * @param failures what failed, by the step's id, in order; at least one
     * @param values what the other steps yielded, by their ids
     */
    InstallException(
            InstallPlan plan, InstallReport report, Map<String, Throwable> failures, Map<String, Object> values) {
        super(message(plan, report, failures), failures.values().iterator().next());
        this.logs = Optional.empty();
        this.plan = plan;
        this.values = Map.copyOf(values);
        this.report = report;
        this.failures = failures;
        failures.values().stream().skip(1).forEach(this::addSuppressed);
    }

    private InstallException(InstallException failure, Path logs) {
        super(failure.getMessage() + "\nThe logs of all nodes, and the plan's times: " + logs, failure.getCause());
        this.plan = failure.plan;
        this.values = failure.values;
        this.report = failure.report;
        this.failures = failure.failures;
        this.logs = Optional.of(logs);
        for (Throwable suppressed : failure.getSuppressed()) {
            addSuppressed(suppressed);
        }
    }

    InstallException withLogs(Path directory) {
        return new InstallException(this, directory);
    }

    /**
     * Returns where the logs of all nodes are, the report, and a picture of it.
     *
     * @return a directory of this machine; empty if none were collected, as when a plan was run by itself
     */
    public Optional<Path> logs() {
        return logs;
    }

    /**
     * Returns how the whole plan went.
     *
     * @return the report
     */
    public InstallReport report() {
        return report;
    }

    /**
     * Returns what failed.
     *
     * @return by the step's id, in order
     */
    public Map<String, Throwable> failures() {
        return failures;
    }

    InstallPlan plan() {
        return plan;
    }

    Map<String, Object> values() {
        return values;
    }

    private static String message(InstallPlan plan, InstallReport report, Map<String, Throwable> failures) {
        List<String> notRun = report.steps().stream()
                .filter(step -> step.status() == StepStatus.NOT_RUN)
                .map(StepReport::id)
                .toList();
        return "'" + plan.name() + "' was not done: " + failures.size() + " of "
                + report.steps().size() + " steps failed."
                + failures.entrySet().stream()
                        .map(failure -> failure(plan.step(failure.getKey()), failure.getValue()))
                        .collect(Collectors.joining())
                + (notRun.isEmpty() ? "" : "\nNot run because of that: " + String.join(", ", notRun));
    }

    private static String failure(Step<?> step, Throwable failure) {
        String what = step.description().isEmpty() ? step.name() : step.description();
        String where = step.node()
                .map(node -> " (node " + node.name() + ", role " + node.role() + ")")
                .orElse("");
        return "\n  " + step.id() + where + ": " + what + "\n    "
                + StepFailures.message(failure).replace("\n", "\n    ");
    }
}
