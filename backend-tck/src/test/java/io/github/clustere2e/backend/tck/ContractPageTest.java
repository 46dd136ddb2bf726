// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.backend.tck.rule.Area;
import io.github.clustere2e.backend.tck.rule.Level;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/backend-contract.md} says the rules that there are. {@code -Ddocs.write=true} writes its tables anew. */
class ContractPageTest {

    private static final Path PAGE = Path.of("..", "docs", "backend-contract.md");

    @Test
    void thePageHasTheRulesThatAreChecked() throws IOException {
        String current = Files.readString(PAGE);
        for (Area area : Area.values()) {
            current = withTable(current, area);
        }
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, current);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/backend-contract.md differs from the rules: run this test with -Ddocs.write=true")
                .isEqualTo(current);
    }

    @Test
    void everyRuleHasAnIdOfItsOwnAndRulesAreInTheOrderOfTheirAreas() {
        List<Rule> rules = Contract.rules();

        assertThat(rules).extracting(Rule::id).doesNotHaveDuplicates();
        assertThat(rules)
                .extracting(Rule::title)
                .allSatisfy(title -> assertThat(title).matches("[A-Z].*[^.]"));
        assertThat(rules)
                .extracting(Rule::id)
                .isEqualTo(Arrays.stream(Area.values())
                        .flatMap(area -> rules.stream()
                                .filter(rule -> rule.area() == area)
                                .sorted((one, other) -> number(one) - number(other)))
                        .map(Rule::id)
                        .toList());
    }

    @Test
    void whatIsNotTestedSaysWhy() {
        assertThat(Contract.rules())
                .filteredOn(rule -> rule.level() == Level.UNTESTED)
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.untestedReason()).isPresent());
        assertThat(Contract.rules())
                .filteredOn(rule -> rule.level() != Level.UNTESTED)
                .hasSizeGreaterThan(60)
                .allSatisfy(rule -> assertThat(rule.untestedReason()).isEmpty());
    }

    private static int number(Rule rule) {
        return Integer.parseInt(rule.id().substring(rule.id().indexOf('-') + 1));
    }

    private static String withTable(String page, Area area) {
        String begin = "<!-- rules of " + area + " -->\n";
        String end = "<!-- end of " + area + " -->\n";
        assertThat(page).as("the page's section on " + area).contains(begin, end);
        return page.substring(0, page.indexOf(begin) + begin.length())
                + table(area)
                + page.substring(page.indexOf(end));
    }

    private static String table(Area area) {
        return Contract.rules().stream()
                .filter(rule -> rule.area() == area)
                .map(rule -> "| %s | %s | %s |\n"
                        .formatted(
                                rule.id(),
                                rule.title(),
                                rule.untestedReason()
                                        .map(reason -> "untested: " + reason)
                                        .orElse(rule.levelText())))
                .collect(Collectors.joining("", "| rule | what holds | level |\n|---|---|---|\n", ""));
    }
}
