// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Lease;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clusters whose machines are parts of this process. */
@Timeout(60)
class ProcessBoundTest {

    @TempDir
    Path directory;

    private FileBackend backend = new FileBackend(Path.of("/none"));

    @BeforeEach
    void stateOfItsOwn() {
        System.setProperty("clustere2e.state", directory.resolve("state").toString());
        backend = new FileBackend(directory.resolve("machines"));
        backend.outlivesProcess = false;
    }

    @AfterEach
    void stateAsBefore() {
        System.clearProperty("clustere2e.state");
    }

    @Test
    void aLeaseThatOutlivesTheProcessIsRefusedBeforeAnythingIsMade() {
        ClusterSpec spec = ClusterSpec.builder()
                .name("bound")
                .nodes(Role.AGENT, 1)
                .lease(Lease.standing())
                .build();

        assertThatThrownBy(() -> create(spec))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'bound'")
                .hasMessageContaining("Lease.owned()");
        assertThat(directory.resolve("state")).doesNotExist();
    }

    @Test
    void noProcessWatchesOverThem() {
        backend.whileMaking = request -> {
            assertThat(ProcessHandle.current()
                            .children()
                            .map(child -> child.info().commandLine().orElse("")))
                    .noneMatch(command -> command.contains("cluster-e2e-watchdog"));
            throw new ClusterException("seen enough");
        };

        assertThatThrownBy(() -> create(spec())).hasMessageContaining("seen enough");
        assertThat(states()).isEmpty();
    }

    @Test
    void whatAKilledProcessHasLeftIsSweptByTheNextCluster() {
        Owner owner = Owner.current();
        Map<String, String> labels = new HashMap<>(owner.labels());
        labels.put(Labels.OWNER_PID, "2147483646");
        labels.put(Labels.CLUSTER, "bound");
        labels.put(Labels.ID, "of-somebody-dead");
        ClusterDirectory left = StateHome.directory("files", "bound@2147483646");
        labels.put(Labels.DIRECTORY, left.path().toString());
        left.claim(new ClusterIdentity("bound", "of-somebody-dead", labels), owner);
        backend.whileMaking = request -> {
            throw new ClusterException("seen enough");
        };

        assertThatThrownBy(() -> create(spec())).hasMessageContaining("seen enough");
        assertThat(states()).isEmpty();
    }

    private void create(ClusterSpec spec) {
        new ClusterCreation("files", backend, spec).create();
    }

    private static ClusterSpec spec() {
        return ClusterSpec.builder().name("bound").nodes(Role.AGENT, 1).build();
    }

    private List<String> states() {
        try (Stream<Path> states = Files.list(directory.resolve("state/clusters/files"))) {
            return states.map(state -> String.valueOf(state.getFileName()))
                    .filter(name -> !name.equals(".lock"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
