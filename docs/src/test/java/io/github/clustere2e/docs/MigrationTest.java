// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who comes from DC/OS E2E finds each of its names, and what stands in its place exists. */
class MigrationTest {

    private static final Program PROGRAM = new Program();

    private final MigrationPage page = new MigrationPage(Page.of(Repository.ROOT.resolve(MigrationPage.NAME)), PROGRAM);

    @Test
    void eachNameOfTheOriginalIsInTheTablesOnceAndNothingElseIs() throws IOException {
        List<String> expected = fixture();
        List<String> missing = new ArrayList<>(expected);
        Problems problems = new Problems();
        for (InlineCode name : page.names()) {
            if (!missing.remove(name.text())) {
                problems.add(
                        name.place(),
                        "`" + name.text() + "` "
                                + (expected.contains(name.text())
                                        ? "is there already"
                                        : "is no name of the original in dcos-e2e-names.txt"));
            }
        }
        missing.forEach(name -> problems.add(MigrationPage.NAME + ": no row has `" + name + "`"));

        problems.mustBeNone(
                "a row for each line of docs/src/test/resources/io/github/clustere2e/docs/dcos-e2e-names.txt");
        assertThat(expected).hasSizeGreaterThan(250).doesNotHaveDuplicates();
    }

    @Test
    void everyCounterpartIsPublicOrACommandOrOneOfTheReasonsThatThePageExplains() {
        Problems problems = new Problems();
        page.check(problems);

        problems.mustBeNone("a counterpart is `Type#method(Parameter)` as Javadoc writes it, or `command --option`;"
                + " otherwise a reason of the page's table, a colon, and more about it");
        assertThat(page.reasonsGiven())
                .as("reasons, each of which some row gives")
                .isEqualTo(page.reasons());
    }

    @Test
    void counterpartsThatDoNotExistAreTold() {
        assertThat(JavaNames.refuses("Node#run(String)"))
                .contains("Node has no public member run(String); it has run(String...), run(Command)");
        assertThat(JavaNames.refuses("Role#MASTERS")).isPresent();
        assertThat(JavaNames.refuses("NodesCluster")).as("it is not public").isPresent();
        assertThat(JavaNames.refuses("Role#MASTER")).isEmpty();
        assertThat(List.of(
                        "crate",
                        "create --mastrs",
                        "create --option memry",
                        "install dcos --from-pth",
                        "wait --http-check"))
                .allSatisfy(
                        name -> assertThat(CommandNames.refuses(PROGRAM, name)).isPresent());
        assertThat(problemsOf("`Cluster` | nowhere")).isPresent();
        assertThat(problemsOf("`Cluster` | not wanted: why")).isPresent();
        assertThat(problemsOf("`Cluster` | `Cluster` and so on")).isPresent();
        assertThat(problemsOf("`Cluster` | not needed: why")).isEmpty();
    }

    private static Optional<String> problemsOf(String row) {
        Problems problems = new Problems();
        String reasons = "| reason | meaning |\n|---|---|\n| not needed | … |\n\n";
        String table = "| DC/OS E2E | here | remark |\n|---|---|---|\n| " + row + " | |\n";
        new MigrationPage(Page.of(MigrationPage.NAME, reasons + table), PROGRAM).check(problems);
        return problems.found().stream().findFirst();
    }

    private static List<String> fixture() throws IOException {
        try (InputStream names = MigrationTest.class.getResourceAsStream("dcos-e2e-names.txt")) {
            return new String(Objects.requireNonNull(names).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
