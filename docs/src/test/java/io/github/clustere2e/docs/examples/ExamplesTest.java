// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each example is a build that anybody could have: it knows of this project only what was published. */
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("../examples");
    private static final String OURS = "io.github.clustere2e";
    private static final Pattern TABLE_ROW = Pattern.compile("(?m)^\\| \\[[^\\]]+\\]\\(([^)]+)\\) \\|");

    @Test
    void everyExampleIsRunAndListed() throws Exception {
        assertThat(Pom.read(EXAMPLES.resolve("pom.xml")).texts("project/modules/module"))
                .as("modules of examples/pom.xml")
                .containsExactlyInAnyOrderElementsOf(directories());
        assertThat(TABLE_ROW
                        .matcher(Files.readString(EXAMPLES.resolve("README.md")))
                        .results()
                        .map(row -> row.group(1)))
                .as("the table of examples/README.md")
                .containsExactlyInAnyOrderElementsOf(directories());
    }

    @Test
    void eachStandsOutsideAndTakesVersionsFromTheBomAlone() throws Exception {
        for (Map.Entry<String, Pom> example : examples().entrySet()) {
            Pom pom = example.getValue();
            String name = example.getKey();
            assertThat(pom.texts("project/parent")).as(name + " has no parent").isEmpty();
            assertThat(pom.text("project/groupId")).as(name).startsWith("com.example");
            assertThat(pom.texts("//dependency[groupId='" + OURS + "' and version]/artifactId"))
                    .as("what " + name + " gives a version of ours to")
                    .containsExactly("cluster-e2e-bom");
        }
    }

    @Test
    void eachHasTheVersionsOfThisBuild() throws Exception {
        Pom root = Pom.read(Path.of("../pom.xml"));
        for (Map.Entry<String, Pom> example : examples().entrySet()) {
            Pom pom = example.getValue();
            String name = example.getKey();
            assertThat(pom.text("project/properties/cluster-e2e.version"))
                    .as(name)
                    .isEqualTo(root.text("project/version"));
            assertThat(root.plugins()).as(name).containsAllEntriesOf(pom.plugins());
            assertThat(pom.texts("//dependency[groupId='org.assertj']/version"))
                    .as(name)
                    .allMatch(root.text("project/properties/assertj.version")::equals);
            String junit = pom.text("project/properties/junit.version");
            if (name.equals("suite-junit5")) {
                assertThat(junit).as(name).startsWith("5.");
            } else {
                assertThat(junit).as(name).isEqualTo(root.text("project/properties/junit.version"));
            }
        }
    }

    @Test
    void theLinesForGradleNameWhatTheSuiteForMavenNames() throws Exception {
        Pom suite = Pom.read(EXAMPLES.resolve("suite-junit6/pom.xml"));
        String page = Files.readString(Path.of("testkit.md"));
        String kotlin = page.substring(page.indexOf("```kotlin\n"), page.indexOf("```\n", page.indexOf("```kotlin\n")));

        Matcher ours =
                Pattern.compile("\"" + OURS + ":([a-z0-9-]+)(?::([^\"]+))?\"").matcher(kotlin);
        Map<String, String> named = new TreeMap<>();
        ours.results().forEach(found -> named.put(found.group(1), String.valueOf(found.group(2))));

        assertThat(named.keySet())
                .containsExactlyInAnyOrderElementsOf(suite.texts("//dependency[groupId='" + OURS + "']/artifactId"));
        assertThat(named).containsEntry("cluster-e2e-bom", suite.text("project/properties/cluster-e2e.version"));
        assertThat(kotlin).contains("org.junit:junit-bom:" + suite.text("project/properties/junit.version"));
    }

    private static List<String> directories() throws Exception {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> Files.exists(file.resolve("pom.xml")))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, Pom> examples() throws Exception {
        Map<String, Pom> poms = new TreeMap<>();
        for (String directory : directories()) {
            poms.put(directory, Pom.read(EXAMPLES.resolve(directory).resolve("pom.xml")));
        }
        assertThat(poms).isNotEmpty();
        return poms;
    }
}
