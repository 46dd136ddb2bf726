// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Images that users bring, from Dockerfiles: the node image undone, so that nothing of it helps. */
@Tag("engine")
@Timeout(600)
class OwnImageTest {

    @TempDir
    Path directory;

    private String image = "";

    @AfterEach
    void removeTheImages() {
        try (EngineView engine = new EngineView()) {
            engine.client().listImagesCmd().exec().stream()
                    .flatMap(each -> Stream.ofNullable(each.getRepoTags()).flatMap(Stream::of))
                    .filter(tag -> tag.equals(image) || tag.startsWith("cluster-e2e-own:file-"))
                    .forEach(tag ->
                            engine.client().removeImageCmd(tag).withForce(true).exec());
        }
    }

    @Test
    void aDockerfileOfOnesOwnMakesNodesAndItsBuildLiesInTheWorkspace() throws IOException {
        Files.writeString(directory.resolve("note"), "copied");
        Path workspace = directory.resolve("workspace");
        Set<String> seen = new ConcurrentSkipListSet<>();
        ClusterSpec spec = ClusterSpec.builder()
                .name("options-own")
                .nodes(Role.AGENT, 1)
                .options(DockerOptions.builder()
                        .dockerfile(
                                dockerfile(
                                        "RUN rm -rf /etc/ssh/ssh_host* /root/.ssh /etc/machine-id"
                                                + " /etc/ssh/sshd_config.d/* && ssh-keygen -A && systemctl disable ssh\nCOPY note /note\n"))
                        .workspace(workspace)
                        .environment("GREETING", "hello")
                        .build())
                .progressListener(event -> seen.addAll(names(workspace)))
                .build();

        try (Cluster cluster = Clusters.create(spec);
                EngineView engine = new EngineView()) {
            image = engine.containersOf("options-own").get(0).getConfig().getImage();
            assertThat(cluster.node("agent_0").run("cat", "/note").stdout()).isEqualTo("copied");
            assertThat(cluster.node("agent_0").run("sh", "-c", "echo $GREETING").stdout())
                    .isEqualTo("hello");
            assertThat(cluster.node("agent_0")
                            .run("systemctl", "is-system-running")
                            .stdout())
                    .isEqualTo("running");
        }
        assertThat(seen).isNotEmpty().allMatch(build -> build.contains("build-"));
        assertThat(workspace).isEmptyDirectory();
    }

    @Test
    void anImageWithoutWhatANodeNeedsIsRefusedWithAllThatIsMissing() throws IOException {
        ClusterSpec spec = ClusterSpec.builder()
                .name("options-poor")
                .nodes(Role.AGENT, 1)
                .options(DockerOptions.builder()
                        .dockerfile(dockerfile("RUN rm -f /usr/sbin/sshd /sbin/init /lib/systemd/systemd\n"))
                        .build())
                .build();

        assertThatThrownBy(() -> Clusters.create(spec))
                .hasMessageContaining("This image cannot be a node's. It lacks:")
                .hasMessageContaining("systemd (package systemd)")
                .hasMessageContaining("/sbin/init")
                .hasMessageContaining("sshd (package openssh-server)");
        assertThat(Clusters.list()).extracting(ClusterInfo::name).doesNotContain("options-poor");
    }

    private Path dockerfile(String steps) throws IOException {
        return Files.writeString(
                directory.resolve("Dockerfile"),
                "FROM " + NodeImage.reference() + "\nRUN : " + System.nanoTime() + "\n" + steps);
    }

    private static Set<String> names(Path workspace) {
        try (Stream<Path> files = Files.exists(workspace) ? Files.list(workspace) : Stream.<Path>empty()) {
            return Set.of(files.map(Path::toString).toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
