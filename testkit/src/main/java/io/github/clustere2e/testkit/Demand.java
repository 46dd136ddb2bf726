// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotatedFields;
import static org.junit.platform.commons.support.AnnotationSupport.isAnnotated;

import io.github.clustere2e.api.SnapshotKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ModifierSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * How many nodes of one backend a test class wants at once, with the classes and tests in it, one of them at a time.
 *
 * @param nodes the number
 * @param shared the shared clusters that the class itself uses
 */
record Demand(int nodes, List<SnapshotKey> shared) {

    static Demand of(Class<?> type, Optional<String> backend) {
        List<Declaration> own = ofClass(type, backend);
        int each = Math.max(ofItsTests(type, backend), ofItsClasses(type, backend));
        return new Demand(
                own.stream().mapToInt(Declaration::nodes).sum() + each,
                own.stream()
                        .filter(declaration -> declaration.scope() == Scope.SHARED)
                        .map(declaration -> declaration.recipe().key())
                        .toList());
    }

    private static List<Declaration> ofClass(Class<?> type, Optional<String> backend) {
        return declared(type, backend)
                .filter(declaration -> declaration.scope() != Scope.METHOD)
                .toList();
    }

    /** A test has all that is declared for each test; what it declares itself replaces the class's annotation. */
    private static int ofItsTests(Class<?> type, Optional<String> backend) {
        int forEach = declared(type, backend)
                .filter(declaration -> declaration.scope() == Scope.METHOD)
                .mapToInt(Declaration::nodes)
                .sum();
        int byMethods = ReflectionSupport.streamMethods(type, method -> true, HierarchyTraversalMode.TOP_DOWN)
                .flatMap(method -> AnnotatedClusters.ofMethod(method).stream())
                .filter(declaration -> declaration.recipe().backend().equals(backend))
                .mapToInt(Declaration::nodes)
                .max()
                .orElse(0);
        return forEach + byMethods;
    }

    private static int ofItsClasses(Class<?> type, Optional<String> backend) {
        return ReflectionSupport.findNestedClasses(type, inner -> isAnnotated(inner, Nested.class)).stream()
                .mapToInt(inner -> of(inner, backend).nodes())
                .max()
                .orElse(0);
    }

    private static Stream<Declaration> declared(Class<?> type, Optional<String> backend) {
        return Stream.concat(AnnotatedClusters.annotated(type).stream(), extensions(type))
                .filter(declaration -> declaration.recipe().backend().equals(backend));
    }

    /** What is in a field that is not static is known only when there is an instance: that is let in when it asks. */
    private static Stream<Declaration> extensions(Class<?> type) {
        return findAnnotatedFields(type, RegisterExtension.class).stream()
                .filter(ModifierSupport::isStatic)
                .filter(field -> field.getType() == ClusterExtension.class)
                .flatMap(field -> ReflectionSupport.tryToReadFieldValue(field, null).toOptional().stream())
                .map(value -> ((ClusterExtension) value).declaration());
    }
}
