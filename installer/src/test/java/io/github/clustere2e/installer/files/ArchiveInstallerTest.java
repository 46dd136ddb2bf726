// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.InstallReport;
import io.github.clustere2e.installer.StepStatus;
import io.github.clustere2e.installer.fake.FakeCluster;
import io.github.clustere2e.installer.fake.FakeNode;
import io.github.clustere2e.installer.fake.FakeWeb;
import io.github.clustere2e.installer.internal.Digests;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ArchiveInstallerTest {

    @TempDir
    Path local;

    private final FakeCluster cluster = FakeCluster.of(Role.AGENT, 2);

    @BeforeEach
    void nothingIsUnpackedYet() {
        cluster.answering(
                (command, script) -> new FakeNode.Answer(command.arguments().contains("-c") ? 1 : 0, "", ""));
    }

    @Test
    void anArchiveOfTheWebIsFetchedOnceForAllNodesAndChecked() throws IOException {
        try (FakeWeb web = new FakeWeb(path -> "200 OK\r\nContent-Length: 8\r\n\r\ncontents")) {
            ArchiveSource source = ArchiveSource.of(web.uri("/a.tar.gz"), "/opt/a")
                    .cache(local)
                    .sha256(Digests.sha256("contents"));
            ArchiveInstaller.of(source).build().install(cluster);

            assertThat(web.requests()).hasSize(1);
            assertThat(cluster.fakes())
                    .allSatisfy(node -> assertThat(node.log()).contains("upload a.tar.gz"));
            assertThat(cluster.fake("agent_1").log())
                    .anyMatch(line -> line.startsWith("sh -s -- /var/tmp/") && line.contains(" a.tar.gz /opt/a 0 "));
        }
    }

    @Test
    void whatIsUnpackedAlreadyIsNeitherSentNorUnpacked() throws IOException {
        cluster.answering((command, script) -> FakeNode.Answer.of(""));
        Path file = Files.writeString(local.resolve("a.zip"), "contents");
        InstallReport report =
                ArchiveInstaller.of(ArchiveSource.of(file, "/opt/a")).build().install(cluster);

        assertThat(report.step("agent_0/unpack").status()).isEqualTo(StepStatus.SKIPPED);
        assertThat(cluster.fake("agent_0").log()).noneMatch(line -> line.startsWith("upload"));
    }

    @Test
    void whatCannotBeUnpackedIsRefusedAtOnce() throws IOException {
        Path file = Files.writeString(local.resolve("a.zip"), "contents");

        assertThatThrownBy(() -> ArchiveSource.of(file, "opt")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ArchiveSource.of(file, "/")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ArchiveSource.of(file, "/opt/a").strip(1)).hasMessageContaining("a.zip");
        assertThatThrownBy(() -> ArchiveSource.of(file, "/opt/a").sha256("12")).hasMessageContaining("no SHA-256");
        assertThatThrownBy(() -> ArchiveSource.of(local.resolve("b.zip"), "/opt/a"))
                .hasMessageContaining("is not a file");
        assertThatThrownBy(() -> ArchiveSource.of(URI.create("http://localhost/a.rar"), "/opt/a"))
                .hasMessageContaining("no archive");
    }
}
