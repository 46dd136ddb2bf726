// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import io.github.clustere2e.api.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds everything that is wrong with the steps of a plan, before any runs. */
final class PlanCheck {

    private final Map<String, Step<?>> steps = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> seen = new LinkedHashSet<>();

    private PlanCheck() {}

    static void check(String plan, List<Step<?>> steps) {
        PlanCheck check = new PlanCheck();
        check.ids(steps);
        check.steps.keySet().forEach(id -> check.circles(id, new ArrayList<>()));
        if (!check.problems.isEmpty()) {
            throw new InvalidInputException(
                    "The plan '" + plan + "' cannot be run: " + String.join("; ", check.problems));
        }
    }

    private void ids(List<Step<?>> all) {
        Set<String> twice = new LinkedHashSet<>();
        for (Step<?> step : all) {
            if (steps.putIfAbsent(step.id(), step) != null) {
                twice.add(step.id());
            }
        }
        twice.forEach(id -> problems.add("it has several steps '" + id + "': give each an id of its own"));
        for (Step<?> step : all) {
            step.needs().stream()
                    .filter(need -> !steps.containsKey(need))
                    .forEach(need -> problems.add("'" + step.id() + "' needs '" + need
                            + "', which is no step of this plan: add it, or correct the id"));
        }
    }

    /** Walks back along the needs; a step met again on the way closes a circle. Each step is walked from once. */
    private void circles(String id, List<String> way) {
        int met = way.indexOf(id);
        if (met >= 0) {
            problems.add("these steps wait for each other: " + String.join(" needs ", way.subList(met, way.size()))
                    + " needs " + id);
            return;
        }
        Step<?> step = steps.get(id);
        if (step == null || !seen.add(id)) {
            return;
        }
        way.add(id);
        step.needs().forEach(need -> circles(need, way));
        way.remove(way.size() - 1);
    }
}
