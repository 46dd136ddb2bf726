// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.Image;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where the version comes from that is asked for, and what is said where it does not come. */
@Tag("engine")
@Tag("soak")
@Timeout(600)
class DockerInsideVersionsTest {

    private static final String NAME = "docker-inside-versions";
    private static final URI NOWHERE = URI.create("file:///nowhere");

    /** Packs the engine that is there as Docker packs its own, takes it out, and leaves no archive to install it from. */
    private static final String AS_DOWNLOAD = """
            RUN mkdir -p /tmp/docker /downloads/$(uname -m) \\
             && for program in dockerd docker docker-proxy containerd containerd-shim-runc-v2 ctr runc; do \\
                  cp $(command -v $program) /tmp/docker/ || exit 1; done \\
             && tar -C /tmp -czf /downloads/$(uname -m)/docker-%s.tgz docker && rm -r /tmp/docker \\
             && dpkg --purge docker.io containerd runc && rm -rf /etc/apt/sources.list* /usr/local/lib/cluster-e2e
            """;

    private static final EngineView ENGINE = new EngineView();
    private static final Set<String> IMAGES_BEFORE = new HashSet<>();

    @TempDir
    static Path directory;

    /** What the distribution has, and an image that has it. */
    private static String version;

    private static String image;

    @BeforeAll
    static void askTheDistribution() {
        try (Cluster cluster = create(DockerOptions.builder().dockerInside(DockerInside.distribution()))) {
            version = info(cluster).replaceFirst("[+~ ].*", "");
            image = ENGINE.containersOf(NAME).get(0).getConfig().getImage();
        }
        IMAGES_BEFORE.addAll(images());
    }

    @AfterAll
    static void removeAll() {
        assertThat(ENGINE.objectsOf(NAME)).isEmpty();
        images().stream()
                .filter(tag -> !IMAGES_BEFORE.contains(tag))
                .forEach(tag ->
                        ENGINE.client().removeImageCmd(tag).withForce(true).exec());
        ENGINE.close();
    }

    @Test
    void aVersionThatTheDistributionHasIsInstalledFromThere() {
        DockerInside asked = DockerInside.version(version).downloads(NOWHERE);

        try (Cluster cluster = create(DockerOptions.builder().dockerInside(asked))) {
            assertThat(info(cluster)).startsWith(version).endsWith(" overlay2");
        }
    }

    @Test
    void aVersionThatTheDistributionHasNotIsTakenFromTheDownloads() throws IOException {
        DockerInside asked = DockerInside.version(version).downloads(URI.create("file:///downloads"));

        try (Cluster cluster = create(DockerOptions.builder()
                .dockerfile(dockerfile(AS_DOWNLOAD.formatted(version)))
                .dockerInside(asked))) {
            Node node = cluster.node("agent_0");
            assertThat(info(cluster)).startsWith(version).endsWith(" overlay2");
            assertThat(node.run("sh", "-c", "command -v dockerd; dpkg -l docker.io 2>&1 | grep -c ^ii || :")
                            .lines())
                    .containsExactly("/usr/bin/dockerd", "0");
            InnerContainers.makeImage(node);
            assertThat(InnerContainers.run(node, "", "echo ran")).isEqualTo("ran");
        }
    }

    @Test
    void aVersionThatIsNowhereIsToldWithThePlaceAndWithWhatThereIs() {
        DockerInside asked = DockerInside.version("1.2.3").downloads(NOWHERE);

        assertThatThrownBy(() -> create(DockerOptions.builder().dockerInside(asked)))
                .hasMessageContaining("version 1.2.3 is not in the archive (it has docker.io " + version + ")")
                .hasMessageContaining("file:///nowhere/")
                .hasMessageContaining("/docker-1.2.3.tgz cannot be fetched");
    }

    @Test
    void aStorageDriverThatCannotBeUsedEndsTheCreationWithDockersOwnWords() {
        DockerInside asked = DockerInside.distribution().storageDriver(DockerStorageDriver.AUFS);

        assertThatThrownBy(() -> create(DockerOptions.builder().dockerInside(asked)))
                .hasMessageContaining("agent_0")
                .hasMessageContaining("the storage driver aufs was asked for")
                .hasMessageContaining("driver not supported");
    }

    @Test
    void anImageOfOnesOwnWithoutDockerAndWithoutPackagesIsRefusedWithWhatIsMissing() throws IOException {
        DockerOptionsBuilder options = DockerOptions.builder()
                .dockerfile(dockerfile("RUN dpkg --purge docker.io && rm -f /usr/bin/apt-get\n"))
                .dockerInside(DockerInside.distribution());

        assertThatThrownBy(() -> create(options))
                .hasMessageContaining("the image lacks dockerd and has no apt-get to install packages")
                .hasMessageContaining("Put Docker into the image");
    }

    @Test
    void anImageOfOnesOwnWithAnotherVersionIsRefused() throws IOException {
        DockerOptionsBuilder options =
                DockerOptions.builder().dockerfile(dockerfile("")).dockerInside(DockerInside.version("18.06.3-ce"));

        assertThatThrownBy(() -> create(options))
                .hasMessageContaining("it has version " + version + " already, and 18.06.3-ce was asked for");
    }

    private static Path dockerfile(String steps) throws IOException {
        return Files.writeString(directory.resolve("Dockerfile"), "FROM " + image + "\n" + steps);
    }

    private static Cluster create(DockerOptionsBuilder options) {
        return Clusters.create(ClusterSpec.builder()
                .name(NAME)
                .nodes(Role.AGENT, 1)
                .options(options.build())
                .build());
    }

    private static String info(Cluster cluster) {
        return cluster.node("agent_0")
                .run("docker", "info", "-f", "{{.ServerVersion}} {{.Driver}}")
                .stdout();
    }

    /** Those that are made here and nowhere else. */
    private static Set<String> images() {
        Set<String> tags = new HashSet<>();
        for (Image each : ENGINE.client().listImagesCmd().exec()) {
            Stream.ofNullable(each.getRepoTags())
                    .flatMap(Stream::of)
                    .filter(tag -> tag.startsWith("cluster-e2e-own:") || tag.contains("-docker-"))
                    .forEach(tags::add);
        }
        return tags;
    }
}
