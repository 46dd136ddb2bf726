// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What pages show of the examples is what is compiled and run there. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..");
    private static final Path INSTALLER = Path.of("installer-own/src/main/java/com/example/web");

    @Test
    void theExampleInTheReadmeIsTheOneThatIsCompiledAndRun() throws IOException {
        assertThat(between(page("README.md"), "```java\n", "```\n"))
                .isEqualTo(marked("modular/src/main/java/com/example/modular/SurvivingEtcd.java"));
    }

    @Test
    void theExamplesOfAnInstallerAreThoseThatAreCompiledAndTested() throws IOException {
        assertThat(page("docs/write-an-installer.md"))
                .contains(
                        "```java\n" + marked(INSTALLER.resolve("WebPages.java").toString()) + "```\n")
                .contains("```java\n"
                        + marked(INSTALLER.resolve("WebPagesProvider.java").toString()) + "```\n")
                .contains("```java\n" + marked("installer-own/src/test/java/com/example/web/WebPagesTest.java")
                        + "```\n");
    }

    @Test
    void theExampleOfASuiteIsOneThatIsRun() throws IOException {
        String source = example("suite-junit6/src/test/java/com/example/store/EtcdTest.java");

        assertThat(page("docs/testkit.md"))
                .contains("```java\n" + source.substring(source.indexOf("@WithCluster")) + "```\n");
    }

    private static String page(String path) throws IOException {
        return Files.readString(ROOT.resolve(path));
    }

    private static String example(String path) throws IOException {
        return Files.readString(ROOT.resolve("examples").resolve(path));
    }

    /** What is between the marks, which are lines of their own. */
    private static String marked(String path) throws IOException {
        return between(example(path), "// begin of the example\n", "// end of the example\n")
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
