// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlTest {

    @Test
    void jsonIsReadAsServicesWriteIt() {
        assertThat(Yaml.map("{\"a\": \"x\\/y \\u00fc \\\\\", \"b\": [1, {\"c\": null}], \"d\": true}", "it"))
                .containsEntry("a", "x/y ü \\")
                .containsEntry("d", true)
                .containsKey("b");
    }

    @Test
    void whatIsWrittenIsReadAgainTheSameAndNoTextBecomesANumber() {
        Map<String, Object> values =
                Map.of("text", "007", "truth", "no", "list", List.of("10.0.0.1", "a: b"), "number", 5, "flag", false);

        assertThat(Yaml.map(Yaml.text(values), "it")).isEqualTo(values);
    }

    @Test
    void textsInJsonKeepTheirCharacters() {
        Map<String, String> values = Map.of("password", "a \"b\" \\ ü : {}");

        assertThat(Yaml.json(values)).isEqualTo("{\"password\": \"a \\\"b\\\" \\\\ ü : {}\"}");
    }

    @Test
    void objectsOfOurOwnAreNeverMade() {
        assertThatThrownBy(() -> Yaml.map("a: !!java.net.URL [\"http://x\"]", "it"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("it, line 1, column 4");
    }
}
