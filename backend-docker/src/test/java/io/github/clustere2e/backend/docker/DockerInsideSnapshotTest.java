// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.RestoreSpec;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.Snapshots;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("engine")
@Tag("soak")
@Timeout(300)
class DockerInsideSnapshotTest {

    private static final String SOURCE = "docker-inside-frozen";
    private static final String AGAIN = "docker-inside-again";
    private static final String TAG = "docker-inside-snapshot";

    private final EngineView engine = new EngineView();
    private final Set<String> danglingBefore = dangling();

    @AfterEach
    void removeAll() {
        Clusters.removeSnapshot(TAG);
        assertThat(engine.objectsOf(SOURCE)).isEmpty();
        assertThat(engine.objectsOf(AGAIN)).isEmpty();
        assertThat(dangling()).as("volumes that nobody has").isSubsetOf(danglingBefore);
        engine.close();
    }

    /** A directory that was removed and made again hides that of the image by a mark that ordinary copies leave out. */
    @Test
    void aSnapshotHasTheContainersInsideAndExactlyTheirFiles() {
        try (Cluster cluster = Clusters.create(ClusterSpec.builder()
                .name(SOURCE)
                .nodes(Role.AGENT, 1)
                .options(DockerOptions.builder()
                        .dockerInside(DockerInside.distribution())
                        .build())
                .build())) {
            Node node = cluster.node("agent_0");
            InnerContainers.makeImage(node);
            InnerContainers.start(node, "keeper");
            InnerContainers.exec(node, "keeper", "rm -r /tmp/dir; mkdir /tmp/dir; echo kept >/tmp/note");
            assertThat(seen(node)).isEqualTo("kept");
            cluster.capability(Snapshots.class).take(TAG);
        }

        try (Cluster again = Clusters.restore(RestoreSpec.of(TAG).name(AGAIN).build())) {
            Node node = again.node("agent_0");
            node.run("docker", "start", "keeper");
            assertThat(seen(node)).isEqualTo("kept");
        }
    }

    private Set<String> dangling() {
        Set<String> names = new HashSet<>();
        engine.client()
                .listVolumesCmd()
                .withDanglingFilter(true)
                .exec()
                .getVolumes()
                .forEach(volume -> names.add(volume.getName()));
        names.removeIf(name -> !name.matches("[0-9a-f]{64}")); // those with names are of somebody else
        return names;
    }

    private static String seen(Node node) {
        return InnerContainers.exec(node, "keeper", "cat /tmp/note; ls /tmp/dir");
    }
}
