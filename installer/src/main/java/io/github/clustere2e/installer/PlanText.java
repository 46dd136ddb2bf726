// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import java.util.stream.Collectors;

/** How a plan is shown to people. */
final class PlanText {

    private PlanText() {}

    static String of(InstallPlan plan) {
        int width =
                plan.steps().stream().mapToInt(step -> step.id().length()).max().orElse(0);
        return plan.name() + ": " + plan.steps().size() + " steps"
                + plan.steps().stream().map(step -> line(step, width)).collect(Collectors.joining());
    }

    private static String line(Step<?> step, int width) {
        String line = "\n  " + step.id() + " ".repeat(width - step.id().length()) + "  " + step.description();
        String needs = step.needs().isEmpty() ? "" : " (after " + String.join(", ", step.needs()) + ")";
        return (line + needs).stripTrailing()
                + step.detail().lines().map(detail -> "\n      " + detail).collect(Collectors.joining());
    }
}
