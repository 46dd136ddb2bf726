// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The rules of the house that are about all modules; this module sees them all. */
class ArchitectureTest {

    /** When a process is told to end, its log may have ended already. */
    private static final String PRINTS = Modules.ROOT + ".testkit.Interrupted";

    /** Waits between attempts, which a bounded loop makes and an interrupt ends; nobody signals their end. */
    private static final Set<String> MAY_SLEEP = Set.of("io.github.clustere2e.ssh.Backoff");

    private static final String[] JUNIT_USERS = {Modules.ROOT + ".testkit..", Modules.ROOT + ".backend.tck.junit.."};

    private static final JavaClasses ALL = Modules.importAll();

    private static final DescribedPredicate<JavaClass> LIBRARY = describe("are in a library", Modules::library);

    @Test
    void everyModuleIsSeenAndEveryClassBelongsToOne() {
        Set<String> seen = new TreeSet<>();
        for (JavaClass type : ALL) {
            Optional<String> module = Modules.of(type);
            assertThat(module).as(type.getName()).isPresent();
            module.ifPresent(seen::add);
        }
        assertThat(seen).isEqualTo(Modules.MAY_USE.keySet());
    }

    @Test
    void dependenciesPointOneWayOnly() {
        classes().should(Conditions.useOnlyModulesBelowTheirOwn()).check(ALL);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(Modules.ROOT + ".(**)").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void theApiStandsOnTheJdkAndSlf4jOnly() {
        classes()
                .that()
                .resideInAPackage(Modules.ROOT + ".api..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.slf4j", "org.jspecify.annotations", Modules.ROOT + ".api..")
                .check(ALL);
    }

    @Test
    void noForeignTypeIsShownToTheOutside() {
        classes()
                .that(LIBRARY)
                .and(describe("are exported", type -> !Modules.internal(type)))
                .and()
                .haveModifier(JavaModifier.PUBLIC)
                .and()
                .resideOutsideOfPackages(JUNIT_USERS)
                .should(Conditions.showOnlyTypesOf())
                .check(ALL);
    }

    @Test
    void theTestkitAndTheConformanceSuiteShowJUnitBesides() {
        classes()
                .that()
                .resideInAnyPackage(JUNIT_USERS)
                .and(describe("are exported", type -> !Modules.internal(type)))
                .and()
                .haveModifier(JavaModifier.PUBLIC)
                .should(Conditions.showOnlyTypesOf("org.junit.jupiter.api"))
                .check(ALL);
    }

    @Test
    void whatIsInternalIsLeftAlone() {
        classes().should(Conditions.leaveTheInternalsOfOtherModulesAlone()).check(ALL);
    }

    @Test
    void librariesDoNotPrint() {
        noClasses()
                .that(LIBRARY)
                .and(describe("may not print", type -> !type.getName().equals(PRINTS)))
                .should(ACCESS_STANDARD_STREAMS)
                .check(ALL);
    }

    @Test
    void librariesDoNotSleep() {
        noClasses()
                .that(LIBRARY)
                .and(describe("may not sleep", type -> !MAY_SLEEP.contains(type.getName())))
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .check(ALL);
    }

    @Test
    void librariesLogWithSlf4jAndBindNothing() {
        noClasses()
                .that(LIBRARY)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.util.logging..",
                                "org.apache.commons.logging..",
                                "org.slf4j.simple..",
                                "org.slf4j.impl..",
                                "org.slf4j.spi..",
                                "ch.qos.logback..")
                        // What SLF4J's own fluent API hands out.
                        .and(not(name("org.slf4j.spi.LoggingEventBuilder"))))
                .check(ALL);
    }

    @Test
    void librariesDoNotEndTheProcess() {
        noClasses()
                .that(LIBRARY)
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(ALL);
    }
}
