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
        assertThat(between(Files.readString(Path.of("../README.md")), "```java\n", "```\n"))
                .isEqualTo(example("src/main/java", "SurvivingEtcd"));
    }

    @Test
    void theExamplesOfAnInstallerAreThoseThatAreCompiledAndTested() throws IOException {
        assertThat(Files.readString(Path.of("../docs/write-an-installer.md")))
                .contains("```java\n" + example("src/main/java", "WebPages") + "```\n")
                .contains("```java\n" + example("src/main/java", "WebPagesProvider") + "```\n")
                .contains("```java\n" + example("src/test/java", "WebPagesTest") + "```\n");
    }

    @Test
    void theExampleOfASuiteIsOneThatIsRun() throws IOException {
        String source = Files.readString(Path.of("downstream/src/test/java/com/example/store/EtcdTest.java"));

        assertThat(Files.readString(Path.of("../docs/testkit.md")))
                .contains("```java\n" + source.substring(source.indexOf("@WithCluster")) + "```\n");
    }

    /** What is between the marks, which are lines of their own. */
    private static String example(String root, String name) throws IOException {
        String source = Files.readString(Path.of(root, "io/github/clustere2e/examples", name + ".java"));
        return between(source, "// begin of the example\n", "// end of the example\n")
                        .stripTrailing()
                        .stripIndent()
                + "\n";
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin);
        assertThat(from).as(begin).isNotNegative();
        int to = text.indexOf(end, from + begin.length());
        assertThat(to).as(end).isNotNegative();
        return text.substring(from + begin.length(), to);
    }
}
