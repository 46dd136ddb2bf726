// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Trouble;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages and docs/troubleshooting.md lead to each other, and neither outlives the other. */
class TroubleshootingPageTest {

    private static final Pattern SCRIPT_LINK = Pattern.compile("\\$\\(help_link ([a-z0-9-]+)\\)");
    private static final Pattern CHECK =
            Pattern.compile("^\\| <a id=\"([a-z-]+)\"></a>`([a-z.-]+)` \\|", Pattern.MULTILINE);
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([a-z0-9-]+)\"></a>");

    private final List<Source> modules = Source.ofModules();
    private final List<Source> scripts = Source.ofScripts();
    private final List<Symptom> symptoms = Symptom.all();

    @Test
    void everySymptomIsATroubleOrOfTheScriptsAndTheOtherWayRound() {
        Set<String> linked =
                Arrays.stream(Trouble.values()).map(Trouble::anchor).collect(Collectors.toSet());
        linked.addAll(linkedByScripts());

        assertThat(symptoms).extracting(Symptom::anchor).containsExactlyInAnyOrderElementsOf(linked);
    }

    @Test
    void everyTroubleIsOfSomeMessage() {
        assertThat(Trouble.values())
                .allSatisfy(trouble -> assertThat(modules)
                        .as("sources that explain Trouble.%s", trouble)
                        .anyMatch(source -> linksTo(source, trouble.anchor())));
    }

    @Test
    void everyAnchorIsThereOnce() {
        List<String> anchors = ANCHOR.matcher(Symptom.page())
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(anchors).doesNotHaveDuplicates().hasSizeGreaterThan(symptoms.size());
    }

    @Test
    void everyMessageThatIsQuotedCanBePrinted() {
        List<String> outlived = symptoms.stream()
                .flatMap(symptom -> symptom.messages().stream()
                        .filter(message -> all().noneMatch(prints(message)))
                        .map(message -> symptom.anchor() + ": " + message))
                .toList();

        assertThat(outlived).as("messages that no source has any more").isEmpty();
    }

    @Test
    void theFirstMessageOfASymptomLinksToIt() {
        assertThat(symptoms)
                .allSatisfy(symptom -> assertThat(
                                all().filter(prints(symptom.messages().get(0))))
                        .as("sources that print '%s'", symptom.messages().get(0))
                        .anyMatch(source -> linksTo(source, symptom.anchor())));
    }

    @Test
    void aQuotedMessageSaysEnoughToBeFound() {
        assertThat(symptoms)
                .flatExtracting(Symptom::messages)
                .allSatisfy(message -> assertThat(Symptom.words(message)).isNotEmpty());
    }

    @Test
    void scriptsLinkToTheSamePage() {
        assertThat(scripts)
                .filteredOn(source -> source.code().contains("help_link() {"))
                .singleElement()
                .satisfies(source -> assertThat(source.code()).contains(Trouble.PAGE + "#$1"));
    }

    @Test
    void everyCheckThatIsListedExists() {
        List<MatchResult> rows = CHECK.matcher(Symptom.page()).results().toList();

        assertThat(rows).hasSizeGreaterThan(20).allSatisfy(row -> {
            assertThat(row.group(1)).isEqualTo(row.group(2).replace('.', '-'));
            assertThat(modules)
                    .as("sources of the check %s", row.group(2))
                    .anyMatch(source -> source.code().contains("\"" + row.group(2) + "\""));
        });
    }

    private Stream<Source> all() {
        return Stream.concat(modules.stream(), scripts.stream());
    }

    private Set<String> linkedByScripts() {
        Set<String> anchors = new HashSet<>();
        scripts.forEach(
                source -> SCRIPT_LINK.matcher(source.code()).results().forEach(link -> anchors.add(link.group(1))));
        return anchors;
    }

    private static Predicate<Source> prints(String message) {
        return source -> Symptom.words(message).stream().allMatch(source::says);
    }

    private static boolean linksTo(Source source, String anchor) {
        String constant = "Trouble." + anchor.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
        return Pattern.compile(Pattern.quote(constant) + "\\b")
                        .matcher(source.code())
                        .find()
                || source.code().contains("$(help_link " + anchor + ")");
    }
}
