// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the rules of the house ask of a class. */
final class Conditions {

    private Conditions() {}

    /** Uses only modules that its own module may use. */
    static ArchCondition<JavaClass> useOnlyModulesBelowTheirOwn() {
        return onDependencies("use only modules below their own", dependency -> {
            String from = Modules.of(dependency.getOriginClass()).orElse("");
            String to = Modules.of(dependency.getTargetClass()).orElse("");
            return !Modules.ours(dependency.getTargetClass())
                    || from.equals(to)
                    || Modules.MAY_USE.getOrDefault(from, Set.of()).contains(to);
        });
    }

    /** Uses no internal package of another module. */
    static ArchCondition<JavaClass> leaveTheInternalsOfOtherModulesAlone() {
        return onDependencies(
                "leave the internals of other modules alone",
                dependency -> !Modules.internal(dependency.getTargetClass())
                        || !Modules.ours(dependency.getTargetClass())
                        || Modules.of(dependency.getOriginClass()).equals(Modules.of(dependency.getTargetClass())));
    }

    /** Shows the outside only types of the JDK, of the project, and of those packages. */
    static ArchCondition<JavaClass> showOnlyTypesOf(String... packages) {
        return new ArchCondition<>("show only types of the JDK, ours, and of " + List.of(packages)) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaClass shown : shownBy(type).toList()) {
                    JavaClass base = shown.getBaseComponentType();
                    boolean fine = base.isPrimitive()
                            || base.getPackageName().startsWith("java.")
                            || (Modules.ours(base) && !Modules.internal(base))
                            || Stream.of(packages).anyMatch(base.getPackageName()::startsWith);
                    if (!fine) {
                        events.add(SimpleConditionEvent.violated(
                                type, type.getName() + " shows the type " + base.getName()));
                    }
                }
            }
        };
    }

    private static Stream<JavaClass> shownBy(JavaClass type) {
        List<JavaType> shown = new ArrayList<>(type.getInterfaces());
        type.getSuperclass().ifPresent(shown::add);
        for (JavaMember member : type.getMembers()) {
            Set<JavaModifier> modifiers = member.getModifiers();
            if (!modifiers.contains(JavaModifier.PUBLIC) && !modifiers.contains(JavaModifier.PROTECTED)) {
                continue;
            }
            if (member instanceof JavaCodeUnit code) {
                shown.add(code.getReturnType());
                shown.addAll(code.getParameterTypes());
                shown.addAll(code.getExceptionTypes());
            } else if (member instanceof JavaField field) {
                shown.add(field.getType());
            }
        }
        return shown.stream().flatMap(any -> any.getAllInvolvedRawTypes().stream());
    }

    private static ArchCondition<JavaClass> onDependencies(String description, Predicate<Dependency> allowed) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(allowed.negate())
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }
}
