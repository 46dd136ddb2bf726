// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Durations, JSON and what is known of terminals. */
class TextTest {

    @Test
    void durationsAreReadInTheUnitsThatPeopleUse() {
        assertThat(Durations.parse("30m")).isEqualTo(Duration.ofMinutes(30));
        assertThat(Durations.parse("1h30m")).isEqualTo(Duration.ofMinutes(90));
        assertThat(Durations.parse("1d2h3m4s5ms"))
                .isEqualTo(Duration.ofDays(1)
                        .plusHours(2)
                        .plusMinutes(3)
                        .plusSeconds(4)
                        .plusMillis(5));
        for (String bad : new String[] {"", "m", "30", "30 m", "-1m", "1.5h", "1y", "PT1H", "0s", "9999999999s"}) {
            assertThatIllegalArgumentException()
                    .as(bad)
                    .isThrownBy(() -> Durations.parse(bad))
                    .withMessageStartingWith("'" + bad + "' is not ");
        }
    }

    @Test
    void durationsAreWrittenAsShortAsTheyMayBe() {
        assertThat(Durations.exact(Duration.ofMillis(999))).isEqualTo("999 ms");
        assertThat(Durations.exact(Duration.ofMillis(6149))).isEqualTo("6.1 s");
        assertThat(Durations.exact(Duration.ofSeconds(200))).isEqualTo("3 min 20 s");
        assertThat(Durations.rough(Duration.ofSeconds(119))).isEqualTo("119 s");
        assertThat(Durations.rough(Duration.ofMinutes(119))).isEqualTo("119 min");
        assertThat(Durations.rough(Duration.ofHours(47))).isEqualTo("47 h");
        assertThat(Durations.rough(Duration.ofDays(3))).isEqualTo("3 d");
    }

    @Test
    void jsonEscapesWhatItMust() {
        assertThat(Json.of("a\"b\\c\n\u0001é😀/")).isEqualTo("\"a\\\"b\\\\c\\u000a\\u0001é\\ud83d\\ude00/\"");
    }

    @Test
    void jsonNestsByTwo() {
        assertThat(Json.of(List.of())).isEqualTo("[]");
        assertThat(Json.of(Map.of())).isEqualTo("{}");
        assertThat(Json.of(Map.of("k", Arrays.asList(1, true, null, List.of("x")))))
                .isEqualTo("""
                        {
                          "k": [
                            1,
                            true,
                            null,
                            [
                              "x"
                            ]
                          ]
                        }""");
    }

    @Test
    void theLauncherSaysWhichStreamsAreTerminals() {
        assertThat(Terminal.detect(Map.of(Terminal.TERMINALS, "02")))
                .isEqualTo(new Terminal(true, false, true, 80, true, false));
        assertThat(Terminal.detect(Map.of(Terminal.TERMINALS, "")))
                .isEqualTo(new Terminal(false, false, false, 80, true, false));
    }

    @Test
    void theEnvironmentDecidesAboutColourSymbolsAndWidth() {
        assertThat(Terminal.detect(Map.of("NO_COLOR", "1")).color()).isFalse();
        assertThat(Terminal.detect(Map.of("NO_COLOR", "")).color()).isTrue();
        assertThat(Terminal.detect(Map.of("LANG", "C.UTF-8")).unicode()).isTrue();
        assertThat(Terminal.detect(Map.of("LC_ALL", "C", "LANG", "de_DE.utf8")).unicode())
                .isFalse();
        assertThat(Terminal.detect(Map.of("COLUMNS", "132")).columns()).isEqualTo(132);
        assertThat(Terminal.detect(Map.of("COLUMNS", "wide")).columns()).isEqualTo(80);
        assertThat(Terminal.detect(Map.of(Terminal.TERMINALS, "012", "TERM", "dumb")))
                .isEqualTo(new Terminal(true, false, false, 80, true, false));
    }
}
