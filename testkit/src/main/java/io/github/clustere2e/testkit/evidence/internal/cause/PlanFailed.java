// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.cause;

import io.github.clustere2e.installer.InstallReport;
import io.github.clustere2e.installer.StepReport;
import io.github.clustere2e.installer.StepStatus;
import io.github.clustere2e.testkit.evidence.internal.Situation;
import io.github.clustere2e.testkit.evidence.internal.cause.Finding.Strength;
import java.util.List;
import java.util.stream.Stream;

/** A step of the installation failed. */
final class PlanFailed implements Rule {

    @Override
    public Stream<Finding> find(Situation situation) {
        return situation.plan().stream().flatMap(PlanFailed::of);
    }

    private static Stream<Finding> of(InstallReport plan) {
        return plan.steps().stream()
                .filter(step -> step.status() == StepStatus.FAILED)
                .map(step -> of(plan, step));
    }

    private static Finding of(InstallReport plan, StepReport step) {
        return Finding.of(
                Strength.TOLD,
                "Step '" + step.id() + "' of the plan '" + plan.plan() + "' failed after "
                        + step.duration().toMillis() + " ms"
                        + (step.description().isEmpty() ? "." : ": it was to " + step.description() + "."),
                step.node(),
                List.of(step.note()),
                "");
    }
}
