// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.backend.tck.Contract;
import io.github.clustere2e.backend.tck.RuleResult;
import io.github.clustere2e.backend.tck.rule.Level;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Every sabotage is caught by the rule that is meant to catch it, and every rule catches one. */
class SabotageTest {

    /** For one of them, once those before it are done. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @Test
    void everyRuleThatIsTestedIsBrokenByASabotage() {
        Set<String> broken = Sabotages.all().stream()
                .flatMap(sabotage -> sabotage.rules().stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(broken)
                .isEqualTo(Contract.rules().stream()
                        .filter(rule -> rule.level() != Level.UNTESTED)
                        .map(Rule::id)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(Sabotages.all())
                .hasSizeGreaterThan(25)
                .extracting(Sabotage::what)
                .doesNotHaveDuplicates();
    }

    @TestFactory
    @Timeout(300)
    Stream<DynamicTest> aSabotageIsCaughtByItsRules() {
        return tests(sabotage -> Contract.rules().stream()
                .filter(rule -> sabotage.rules().contains(rule.id()))
                .toList());
    }

    @TestFactory
    @Tag("soak")
    Stream<DynamicTest> aSabotageIsCaughtByNoOtherRule() {
        return tests(sabotage -> Contract.rules());
    }

    @AfterAll
    static void clear() {
        Workshop.clear();
    }

    private static Stream<DynamicTest> tests(Workshop.Choice rules) {
        Workshop workshop = new Workshop(Sabotages.all(), rules);
        return Sabotages.all().stream()
                .map(sabotage -> DynamicTest.dynamicTest(sabotage.toString(), () -> {
                    List<RuleResult> failures = workshop.failures(sabotage, LIMIT);
                    assertThat(failures.stream().map(failure -> failure.rule().id()))
                            .as("the rules that catch who %s:%n%s", sabotage.what(), failures)
                            .containsExactlyInAnyOrderElementsOf(sabotage.rules());
                }));
    }
}
