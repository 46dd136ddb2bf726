// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Injector;
import com.google.inject.Module;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules find what they are there for: seen on classes that break them. */
class ConditionsTest {

    @Test
    void aForeignTypeIsFoundInEveryPartOfASignature() {
        assertThat(violations(Conditions.showOnlyTypesOf(), Returns.class)).hasSize(1);
        assertThat(violations(Conditions.showOnlyTypesOf(), Takes.class)).hasSize(1);
        assertThat(violations(Conditions.showOnlyTypesOf(), Extends.class)).hasSize(1);
        assertThat(violations(Conditions.showOnlyTypesOf(), Hides.class)).isEmpty();
        assertThat(violations(Conditions.showOnlyTypesOf("com.google.inject"), Returns.class))
                .isEmpty();
    }

    private static List<String> violations(ArchCondition<JavaClass> condition, Class<?> type) {
        return classes()
                .should(condition)
                .evaluate(new ClassFileImporter().importClasses(type))
                .getFailureReport()
                .getDetails();
    }

    abstract static class Returns {
        public abstract List<? extends Injector[]> all();
    }

    abstract static class Takes {
        protected abstract void take(String name, Injector injector);
    }

    interface Extends extends Module {}

    abstract static class Hides {
        abstract Injector injector();
    }
}
