// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** System properties, JUnit's parameters and environment variables: the pages name those that are read, and no others. */
class SettingsTest {

    private static final Pattern VARIABLE = Pattern.compile("\\bCLUSTER_E2E_[A-Z0-9_]*[A-Z0-9]\\b");

    /** A whole string of a program. In packages and labels another name stands before it, with a dot. */
    private static final Pattern PROPERTY_OF_JAVA = Pattern.compile("\"(clustere2e\\.[a-z.-]*[a-z])\"");

    private static final Pattern PROPERTY_OF_SHELL = Pattern.compile("-D(clustere2e\\.[a-z.-]*[a-z])");

    private static final Pattern PROPERTY = Pattern.compile("(?<![\\w.])clustere2e\\.[a-z.-]*[a-z]\\b(?![.\\w])");

    /** The head of a table whose rows leave out what all names have in common: {@code clustere2e.testkit.…}. */
    private static final Pattern PREFIX = Pattern.compile("`(clustere2e\\.[a-z.-]*\\.)…`");

    /** Not for people: the program passes them to itself. */
    private static final Map<String, String> INSIDE = Map.of(
            "CLUSTER_E2E_AS_IS", "the Vagrantfile tells its provisioning to take the script that lies beside it",
            "CLUSTER_E2E_OWN_DISK", "the Vagrantfile tells its provisioning that there is a disk for Docker",
            "CLUSTER_E2E_EXEC", "marks the processes of one command on a node",
            "CLUSTER_E2E_PROGRAM", "how the launcher was called",
            "CLUSTER_E2E_TERMINALS", "what the launcher has seen of the terminal");

    @Test
    void everySettingThatAPageNamesIsReadSomewhere() {
        Set<String> known = new TreeSet<>(read().keySet());
        Problems problems = new Problems();
        Map<String, Place> named = named();
        named.forEach((name, place) -> {
            if (!known.contains(name)) {
                problems.add(place, "nothing reads " + name);
            }
        });

        problems.mustBeNone("sources and scripts read " + known);
        assertThat(named).hasSizeGreaterThan(10);
    }

    @Test
    void everySettingThatIsReadIsInAPage() {
        Set<String> named = named().keySet();
        Problems problems = new Problems();
        read().forEach((name, file) -> {
            if (!named.contains(name) && !INSIDE.containsKey(name)) {
                problems.add(file + " reads " + name + ", and no page tells of it");
            }
        });

        problems.mustBeNone(
                "tell of it on the page of its feature, as `NAME` or as a row of a table whose head is `clustere2e.….…`");
        assertThat(read().keySet()).as("what the program passes to itself").containsAll(INSIDE.keySet());
    }

    /** Each setting that main sources and scripts name, and one of these. */
    private static Map<String, String> read() {
        Map<String, String> names = new TreeMap<>();
        for (Path file : Repository.files(name -> true)) {
            String name = Repository.name(file);
            if (name.endsWith(".java") && name.contains("src/main/java")) {
                String text = Repository.read(file);
                found(PROPERTY_OF_JAVA, text).forEach(match -> names.putIfAbsent(match.group(1), name));
                found(VARIABLE, text).forEach(match -> names.putIfAbsent(match.group(), name));
            } else if (isScript(name)) {
                String text = Repository.read(file);
                found(PROPERTY_OF_SHELL, text).forEach(match -> names.putIfAbsent(match.group(1), name));
                found(VARIABLE, text).forEach(match -> names.putIfAbsent(match.group(), name));
            }
        }
        return names;
    }

    private static boolean isScript(String name) {
        return List.of("cluster-e2e", "test", "benchmarks/run").contains(name)
                || name.startsWith("scripts/")
                || (name.startsWith("vagrant/") && !name.endsWith(".md"));
    }

    /** Each setting that a page names, and where it does. */
    private static Map<String, Place> named() {
        Map<String, Place> names = new TreeMap<>();
        for (Page page : Pages.all()) {
            Stream.concat(
                            page.inlineCode().stream(),
                            page.blocks().stream().map(block -> new InlineCode(block.place(), block.text())))
                    .forEach(code -> Stream.of(VARIABLE, PROPERTY)
                            .flatMap(pattern -> found(pattern, code.text()))
                            .forEach(match -> names.putIfAbsent(match.group(), code.place())));
            page.rows()
                    .forEach(row -> found(PREFIX, row.head().get(0))
                            .forEach(match -> row.cells().stream()
                                    .limit(1)
                                    .forEach(cell ->
                                            names.putIfAbsent(match.group(1) + cell.replace("`", ""), row.place()))));
        }
        return names;
    }

    private static Stream<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().collect(Collectors.toList()).stream();
    }
}
