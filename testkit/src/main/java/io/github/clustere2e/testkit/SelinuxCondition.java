// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;
import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Evaluates {@link EnabledIfSelinux}. */
final class SelinuxCondition implements ExecutionCondition {

    SelinuxCondition() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return findAnnotation(context.getElement(), EnabledIfSelinux.class)
                .map(wanted -> evaluate(Arrays.asList(wanted.value()), Selinux.now()))
                .orElseGet(() -> enabled("nothing is asked of SELinux"));
    }

    private static ConditionEvaluationResult evaluate(List<Selinux> wanted, Selinux now) {
        String seen = "SELinux is " + now + " on this machine";
        return wanted.contains(now) ? enabled(seen) : disabled(seen + ", and this needs " + wanted);
    }
}
