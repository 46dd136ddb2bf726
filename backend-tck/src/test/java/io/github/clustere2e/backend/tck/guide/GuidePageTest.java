// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuidePageTest {

    private static final String LICENCE = "// SPDX-License-Identifier: Apache-2.0\n";
    private static final Path SOURCES = Path.of("src/test/java/io/github/clustere2e/backend/tck/guide");

    @Test
    void theClassesOnThePageAreThoseThatAreCompiledAndCertified() throws IOException {
        String page = Files.readString(Path.of("../docs/write-a-backend.md"));

        for (String name : List.of("PaperBackend", "PaperClusterProvider", "PaperOptions", "PaperTckTest")) {
            assertThat(page)
                    .as("the page has another %s than the tests", name)
                    .contains("```java\n" + example(name) + "```\n");
        }
    }

    private static String example(String name) throws IOException {
        return Files.readString(SOURCES.resolve(name + ".java"))
                .replace(LICENCE, "")
                .replaceAll("(?m)^.* // of this build\n", "")
                .replace(GuidePageTest.class.getPackageName(), "com.example.paper");
    }
}
