// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code docs/docker-acceptance.md} says by which test each option was run: it must be complete, and true. */
class AcceptancePageTest {

    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs").resolve("docker-acceptance.md");
    private static final Pattern OPTION = Pattern.compile("^\\| `([a-z-]+)` \\|", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]*Test)(?:#([A-Za-z0-9]+))?`");

    private String page;

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(PAGE);
    }

    @Test
    void everyOptionHasARowAndEveryRowAnOption() {
        String options = page.substring(page.indexOf("## Options"), page.indexOf("## The original's"));

        assertThat(OPTION.matcher(options).results().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        OptionTable.ALL.stream().map(NamedOption::name).toList());
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        List<MatchResult> named = TEST.matcher(page).results().toList();
        List<Path> sources = sources();

        assertThat(named).hasSizeGreaterThan(OptionTable.ALL.size());
        for (MatchResult test : named) {
            List<Path> found = sources.stream()
                    .filter(source -> source.endsWith(test.group(1) + ".java"))
                    .toList();
            assertThat(found).as(test.group()).hasSize(1);
            if (test.group(2) != null) {
                assertThat(Files.readString(found.get(0))).as(test.group()).contains("void " + test.group(2) + "(");
            }
        }
    }

    /** Software is installed by tests of another module. */
    private static List<Path> sources() {
        return Stream.of("backend-docker", "installer")
                .map(module ->
                        ROOT.resolve(module).resolve("src").resolve("test").resolve("java"))
                .flatMap(AcceptancePageTest::files)
                .toList();
    }

    private static Stream<Path> files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
