// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.OptionDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/docker-options.md} lists what there is. {@code -Ddocs.write=true} writes the list anew. */
class OptionsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "docker-options.md");
    private static final String BEGIN =
            "<!-- The table is made from OptionTable.java: mvn verify -pl backend-docker -am"
                    + " -Dtest=OptionsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.write=true -->\n";
    private static final String END = "<!-- end of the table -->\n";

    @Test
    void thePageListsTheOptionsThatThereAre() throws IOException {
        String page = Files.readString(PAGE);
        String current =
                page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + table() + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, current);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/docker-options.md is older than OptionTable.java: run this test with -Ddocs.write=true")
                .isEqualTo(current);
    }

    private static String table() {
        return new DockerClusterProvider()
                .optionDescriptions().stream()
                        .map(OptionsPageTest::row)
                        .collect(Collectors.joining(
                                "", "| option | value | default | what it does |\n|---|---|---|---|\n", ""));
    }

    private static String row(OptionDescription option) {
        return "| `%s`%s | `%s` | %s | %s |\n"
                .formatted(
                        option.name(),
                        option.repeatable() ? " (repeatable)" : "",
                        option.form(),
                        option.defaultValue(),
                        option.description());
    }
}
