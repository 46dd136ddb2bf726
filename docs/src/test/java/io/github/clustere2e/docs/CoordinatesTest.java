// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What pages tell people to depend on exists, in the version that they say. */
class CoordinatesTest {

    /** In Maven's way, with what may be said between the artifact and its version. */
    private static final Pattern IN_XML = Pattern.compile(
            "<groupId>\\s*io\\.github\\.clustere2e\\s*</groupId>\\s*<artifactId>\\s*([^<\\s]+)\\s*</artifactId>"
                    + "(?:\\s*<(?!version|/)\\w+>[^<]*</\\w+>)*(?:\\s*<version>\\s*([^<\\s]+)\\s*</version>)?");

    /** In Gradle's and everybody else's way. */
    private static final Pattern WITH_COLONS =
            Pattern.compile("io\\.github\\.clustere2e:([a-zA-Z0-9_-]+)(?::([A-Za-z0-9.${}_-]+))?");

    /** What stands for a version: a property or a word in capitals. */
    private static final Pattern ANY_VERSION = Pattern.compile("[A-Z_]+|\\$\\{.*}|\\$\\w+");

    private static final Set<String> ARTIFACTS = Coordinates.artifacts();

    @Test
    void everyCoordinateThatAPageNamesIsOneOfAModule() {
        Problems problems = new Problems();
        int named = 0;
        for (Page page : Pages.all()) {
            for (CodeBlock block : page.blocks()) {
                named += check(problems, block.place(), block.text());
            }
            for (InlineCode code : page.inlineCode()) {
                named += check(problems, code.place(), code.text());
            }
        }

        problems.mustBeNone("the modules are " + ARTIFACTS + ", their version is " + Coordinates.version());
        assertThat(named).as("coordinates that were found").isGreaterThan(5);
    }

    /** How many coordinates there are. */
    private static int check(Problems problems, Place place, String text) {
        int count = 0;
        for (Pattern form : new Pattern[] {IN_XML, WITH_COLONS}) {
            Matcher named = form.matcher(text);
            while (named.find()) {
                count++;
                Place line = place.plus((int) text.substring(0, named.start(1))
                        .chars()
                        .filter(c -> c == '\n')
                        .count());
                if (!ARTIFACTS.contains(named.group(1))) {
                    problems.add(line, "there is no module " + named.group(1));
                }
                String version = named.group(2);
                if (version != null
                        && !version.equals(Coordinates.version())
                        && !ANY_VERSION.matcher(version).matches()) {
                    problems.add(
                            line, named.group(1) + " has the version " + Coordinates.version() + ", not " + version);
                }
            }
        }
        return count;
    }

    @Test
    void xmlIsWellFormed() throws ParserConfigurationException {
        DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        parser.setErrorHandler(null);
        Problems problems = new Problems();
        for (Page page : Pages.all()) {
            for (CodeBlock block : page.blocks()) {
                if (block.language().equals("xml")) {
                    // A piece need not have one root.
                    String whole =
                            block.text().startsWith("<?xml") ? block.text() : "<page>" + block.text() + "</page>";
                    try {
                        parser.parse(new InputSource(new StringReader(whole)));
                    } catch (SAXException | IOException e) {
                        problems.add(block.place(), "no XML: " + e.getMessage());
                    }
                }
            }
        }

        problems.mustBeNone("what is left out of XML is left out by a comment: <!-- ... -->");
    }

    @Test
    void aModuleThatDoesNotExistAndAnotherVersionAreToldWithTheirLines() {
        Problems problems = new Problems();

        check(problems, new Place("docs/a.md", 10), """
                <dependency>
                  <groupId>io.github.clustere2e</groupId>
                  <artifactId>cluster-e2e-kit</artifactId>
                  <scope>test</scope>
                  <version>9.9</version>
                </dependency>
                implementation("io.github.clustere2e:cluster-e2e-ssh:VERSION")
                implementation("io.github.clustere2e:cluster-e2e-ssh:0.0.9")
                """);

        assertThat(problems.found())
                .containsExactly(
                        "docs/a.md:12: there is no module cluster-e2e-kit",
                        "docs/a.md:12: cluster-e2e-kit has the version " + Coordinates.version() + ", not 9.9",
                        "docs/a.md:17: cluster-e2e-ssh has the version " + Coordinates.version() + ", not 0.0.9");
    }
}
