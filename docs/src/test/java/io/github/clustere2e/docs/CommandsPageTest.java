// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code docs/commands.md} lists what there is. {@code -Ddocs.write=true} writes the lists anew. */
class CommandsPageTest {

    private static final Path PAGE = Repository.ROOT.resolve("docs/commands.md");

    @Test
    void thePageHasTheCommandsOptionsAndExitStatusesThatThereAre() throws IOException {
        String current = Files.readString(PAGE);
        for (Map.Entry<String, String> section :
                new CommandsPage(new Program()).sections().entrySet()) {
            current = with(current, section.getKey(), section.getValue());
        }
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, current);
        }

        Problems problems = new Problems();
        List<String> written = Files.readString(PAGE).lines().toList();
        List<String> wanted = current.lines().toList();
        for (int i = 0;
                i < Math.max(written.size(), wanted.size()) && problems.found().isEmpty();
                i++) {
            String one = i < written.size() ? written.get(i) : "(the end)";
            String other = i < wanted.size() ? wanted.get(i) : "(the end)";
            if (!one.equals(other)) {
                problems.add(
                        new Place("docs/commands.md", i + 1), "the first line that differs; the code says: " + other);
            }
        }
        problems.mustBeNone("mvn verify -pl docs -am -Dtest=CommandsPageTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Ddocs.write=true");
    }

    private static String with(String page, String name, String section) {
        String begin = "<!-- made: " + name + " -->\n";
        String end = "<!-- end of " + name + " -->\n";
        assertThat(page).as("the marks of docs/commands.md").contains(begin, end);
        return page.substring(0, page.indexOf(begin) + begin.length()) + section + page.substring(page.indexOf(end));
    }
}
