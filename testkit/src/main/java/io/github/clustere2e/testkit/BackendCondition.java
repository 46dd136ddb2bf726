// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;
import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.ProviderSelectionException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Evaluates {@link EnabledIfBackend}. */
final class BackendCondition implements ExecutionCondition {

    BackendCondition() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return findAnnotation(context.getElement(), EnabledIfBackend.class)
                .map(wanted -> evaluate(Arrays.asList(wanted.value())))
                .orElseGet(() -> enabled("no backend is asked for"));
    }

    private static ConditionEvaluationResult evaluate(List<String> wanted) {
        try {
            String picked = Clusters.provider().id();
            return wanted.contains(picked)
                    ? enabled("the backend is '" + picked + "'")
                    : disabled("the backend is '" + picked + "', and this is for " + wanted);
        } catch (ProviderSelectionException e) {
            return disabled("this is for the backends " + wanted + ", and none is picked: " + e.getMessage());
        }
    }
}
