// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void theExampleInTheReadmeIsTheOneThatIsCompiledAndRun() throws IOException {
        String source = Files.readString(Path.of("src/main/java/io/github/clustere2e/examples/SurvivingEtcd.java"));
        String readme = Files.readString(Path.of("../README.md"));

        String compiled = between(source, "        // begin of the example\n", "        // end of the example\n");

        assertThat(between(readme, "```java\n", "```\n"))
                .isEqualTo(compiled.stripTrailing().stripIndent() + "\n");
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin);
        assertThat(from).as(begin).isNotNegative();
        int to = text.indexOf(end, from + begin.length());
        assertThat(to).as(end).isNotNegative();
        return text.substring(from + begin.length(), to);
    }
}
