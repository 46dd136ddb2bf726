// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;
import static org.junit.platform.commons.support.AnnotationSupport.isAnnotated;
import static org.junit.platform.commons.support.HierarchyTraversalMode.TOP_DOWN;

import io.github.clustere2e.api.InvalidInputException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.ReflectionSupport;

/** Gives what {@link WithCluster} declares. */
final class AnnotatedClusters extends ClusterCallbacks {

    AnnotatedClusters() {}

    @Override
    Optional<Declaration> ofClass(ExtensionContext context) {
        refuseOnOtherMethods(context.getRequiredTestClass());
        return annotated(context.getRequiredTestClass()).filter(wanted -> wanted.scope() != Scope.METHOD);
    }

    @Override
    Optional<Declaration> ofMethod(ExtensionContext context) {
        Optional<Declaration> own = ofMethod(context.getRequiredTestMethod());
        return own.isPresent() || classLoan(context).isPresent() ? own : nearestForEachTest(context);
    }

    /** On a method that is no test nobody would read it. */
    private static void refuseOnOtherMethods(Class<?> type) {
        ReflectionSupport.streamMethods(type, method -> isAnnotated(method, WithCluster.class), TOP_DOWN)
                .filter(method -> !isAnnotated(method, Testable.class))
                .findFirst()
                .ifPresent(method -> {
                    throw new InvalidInputException("@WithCluster on " + method
                            + " does nothing, since that is no test: put it on a test or on the class");
                });
    }

    static Optional<Declaration> ofMethod(Method method) {
        return annotated(method).map(declaration -> declaration.withScope(Scope.METHOD));
    }

    static Optional<Declaration> annotated(AnnotatedElement element) {
        return findAnnotation(element, WithCluster.class).map(wanted -> AnnotatedRecipe.of(element, wanted));
    }

    /** That of the nearest class around the test that declares one for each test. */
    private static Optional<Declaration> nearestForEachTest(ExtensionContext context) {
        for (Optional<ExtensionContext> each = Optional.of(context);
                each.isPresent();
                each = each.get().getParent()) {
            Optional<Declaration> declared = each.get().getTestClass().flatMap(AnnotatedClusters::annotated);
            if (declared.isPresent()) {
                return declared.filter(declaration -> declaration.scope() == Scope.METHOD);
            }
        }
        return Optional.empty();
    }
}
