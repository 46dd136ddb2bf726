// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Examination;
import io.github.clustere2e.api.Finding;
import io.github.clustere2e.api.Finding.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The doctor is most needed where nothing works. */
@Timeout(120)
class DoctorWithoutEngineTest {

    private static final String DOCKER_HOST = "DOCKER_HOST";

    @TempDir
    Path directory;

    @BeforeEach
    void noEngine() {
        System.setProperty(DOCKER_HOST, "unix://" + directory.resolve("none.sock"));
    }

    @AfterEach
    void theUsualEngine() {
        System.clearProperty(DOCKER_HOST);
    }

    @Test
    void oneFindingSaysThatNoEngineAnswersAndWhatHelps() {
        List<Finding> findings = new DockerClusterProvider().doctor(Examination.QUICK);

        assertThat(findings)
                .filteredOn(finding -> finding.level() == Level.ERROR)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.id()).isEqualTo("docker.engine");
                    assertThat(finding.seen())
                            .isEqualTo("No Docker engine answers at unix://" + directory + "/none.sock.");
                    assertThat(finding.cure().orElse("")).contains("sudo systemctl start docker", "DOCKER_HOST");
                });
        assertThat(findings)
                .filteredOn(finding ->
                        finding.id().equals("docker.room") || finding.id().equals("leftovers"))
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.seen()).startsWith("Not looked at"));
        assertThat(findings).extracting(Finding::id).contains("host.state", "host.temp");
    }

    @Test
    void aDeepExaminationMakesNoClusterInVain() {
        assertThat(new DockerClusterProvider().doctor(Examination.DEEP))
                .last()
                .satisfies(finding -> assertThat(finding.id()).isEqualTo("deep.cluster"))
                .satisfies(finding -> assertThat(finding.seen()).startsWith("Not tried"));
    }

    @Test
    void anAddressThatIsNoneIsToldAsItIs() {
        System.setProperty(DOCKER_HOST, "gopher://nobody");

        assertThat(new DockerClusterProvider().doctor(Examination.QUICK))
                .filteredOn(finding -> finding.level() == Level.ERROR)
                .singleElement()
                .satisfies(finding -> assertThat(finding.id()).isEqualTo("docker.engine"))
                .satisfies(finding -> assertThat(finding.seen()).contains("gopher://nobody"));
    }

    @Test
    void everyCheckIsExplainedInTheDocumentation() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "troubleshooting.md"));

        Stream<String> examined =
                new DockerClusterProvider().doctor(Examination.QUICK).stream().map(Finding::id);
        assertThat(Stream.concat(examined, Stream.of("backend", "deep.cluster", "deep.login", "deep.mounts"))
                        .collect(Collectors.toSet()))
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        id -> assertThat(page).contains("| <a id=\"" + id.replace('.', '-') + "\"></a>`" + id + "` |"));
    }
}
