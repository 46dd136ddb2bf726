// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import io.github.clustere2e.api.ClusterCreationException;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes whose first process ends: images that do on purpose what a broken host does by accident. */
@Tag("engine")
@Timeout(300)
class BootFailureTest {

    private static final String TAG = "cluster-e2e-test:broken";

    private final EngineView engine = new EngineView();

    @TempDir
    Path directory;

    @BeforeEach
    void nothingOfUs() {
        assertThat(engine.objectsOf("broken")).isEmpty();
    }

    @AfterEach
    void nothingOfUsIsLeft() {
        assertThat(engine.objectsOf("broken")).isEmpty();
        engine.client().removeImageCmd(TAG).withForce(true).exec();
        engine.close();
    }

    @Test
    void aSilentDeathWithStatus255IsExplainedByTheInotifyLimit() throws Exception {
        imageWhoseInitDoes("exit 255");

        assertThatThrownBy(() -> Clusters.create(spec()))
                .isInstanceOf(ClusterCreationException.class)
                .hasMessageContaining("agent_0")
                .hasMessageContaining("The machine is exited with exit status 255")
                .hasMessageContaining("fs.inotify.max_user_instances is " + inotifyLimit() + " on this machine")
                .hasMessageContaining("sysctl -w fs.inotify.max_user_instances=8192");
    }

    @Test
    void theLastWordsOfADyingNodeAreInTheError() throws Exception {
        imageWhoseInitDoes("echo 'the disk is on fire' >&2; exit 3");

        assertThatThrownBy(() -> Clusters.create(spec()))
                .hasMessageContaining("exit status 3")
                .hasMessageContaining("the disk is on fire");
    }

    @Test
    void anImageThatIsNotThereIsRefusedBeforeAnythingIsMade() throws Exception {
        imageWhoseInitDoes("exit 0");
        ClusterSpec spec = ClusterSpec.builder()
                .name("broken")
                .nodes(Role.AGENT, 1)
                .options(DockerOptions.builder().image("no-such-image:ever").build())
                .build();

        assertThatThrownBy(() -> Clusters.create(spec))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no-such-image:ever");
    }

    private static String inotifyLimit() throws IOException {
        try (BufferedReader number = Files.newBufferedReader(Path.of("/proc/sys/fs/inotify/max_user_instances"))) {
            return number.readLine();
        }
    }

    private static ClusterSpec spec() {
        return ClusterSpec.builder()
                .name("broken")
                .nodes(Role.AGENT, 1)
                .timeout(Duration.ofMinutes(1))
                .options(DockerOptions.builder().image(TAG).build())
                .build();
    }

    private void imageWhoseInitDoes(String script) throws IOException {
        Files.writeString(directory.resolve("init"), "#!/bin/sh\n" + script + "\n");
        Files.writeString(
                directory.resolve("Dockerfile"),
                "FROM " + NodeImage.reference()
                        + "\nCOPY init /init\nRUN chmod 755 /init && ln -sf /init /sbin/init\n");
        engine.client()
                .buildImageCmd(directory.toFile())
                .withTags(Set.of(TAG))
                .exec(new BuildImageResultCallback())
                .awaitImageId(1, java.util.concurrent.TimeUnit.MINUTES);
    }
}
