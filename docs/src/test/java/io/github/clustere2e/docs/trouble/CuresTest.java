// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A cure without a link: what can be seen of that in the sources. */
class CuresTest {

    /** Errors that always speak of the surroundings or the state, and so have a cure. */
    private static final List<String> ALWAYS = List.of(
            "BackendUnavailableException",
            "NameTakenException",
            "SnapshotInUseException",
            "ProviderSelectionException",
            "HostKeyMismatchException",
            "AuthenticationRefusedException",
            "SudoRefusedException",
            "UnknownHostKeyException");

    /** Words of a cure that somebody carries out on a machine. */
    private static final Pattern CURE =
            Pattern.compile("sudo [a-z]|with CLUSTER_E2E_|journalctl -|docker (?:system|image|volume) ");

    /** It refuses values of options, and says where else such a one could be set. */
    private static final String VALIDATION = "OptionProblems.java";

    private final List<Source> modules = Source.ofModules();

    @Test
    void errorsThatAlwaysSpeakOfTheSurroundingsHaveALink() {
        List<String> bare = new ArrayList<>();
        for (String error : ALWAYS) {
            Pattern made = Pattern.compile("new " + error + "\\((?:[^;\"]|\"(?:\\\\.|[^\"\\\\])*\")*;");
            for (Source source : modules) {
                Matcher found = made.matcher(source.code());
                while (found.find()) {
                    if (!found.group().matches("(?s).*(Trouble\\.|explain|cured\\(|text\\(|mismatch).*")) {
                        bare.add(source + ": " + found.group().replaceAll("\\s+", " "));
                    }
                }
            }
        }

        assertThat(bare).as("errors whose message has no link").isEmpty();
    }

    /** Findings of the doctor get theirs where they are shown. */
    @Test
    void whereACureIsTypedThereIsALink() {
        assertThat(modules)
                .filteredOn(source -> CURE.matcher(source.messages()).find())
                .filteredOn(source -> !source.file().endsWith(VALIDATION))
                .filteredOn(source -> !source.code().contains("Finding.")
                        && !source.toString().contains("/doctor/"))
                .filteredOn(source -> !source.code().contains("Trouble."))
                .as("sources that type a cure and link to none")
                .isEmpty();
    }
}
