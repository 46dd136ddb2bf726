// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.model.BuildResponseItem;
import com.github.dockerjava.api.model.Network;
import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.ClusterCreationException;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Role;
import java.io.Closeable;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An engine that fails inside, hangs, or breaks off: no real one can be brought to that when a test needs it. Every path
 * ends in an error of ours that names what was being done, and what was made before is gone.
 */
@Timeout(60)
class EngineFaultsTest {

    private static final String STATE = "clustere2e.state";
    private final DockerException inside =
            new InternalServerErrorException("Status 500: {\"message\":\"layer does not exist\"}");
    private final DockerException hang = new NoAnswerException(Duration.ofMinutes(3), new TimeoutException());

    private final MockedEngine engine = new MockedEngine();

    @TempDir
    Path directory;

    @BeforeEach
    void aStateOfOurOwn() {
        System.setProperty(STATE, directory.resolve("state").toString());
    }

    @AfterEach
    void theUsualState() {
        System.clearProperty(STATE);
    }

    @ParameterizedTest
    @CsvSource({
        "listContainersCmd, listed our containers",
        "createVolumeCmd, 'made the cluster''s image, volume and network'",
        "inspectVolumeCmd, 'made the cluster''s image, volume and network'",
        "inspectImageCmd, 'made the cluster''s image, volume and network'",
        "eventsCmd, 'made the cluster''s image, volume and network'",
        "createNetworkCmd, 'cannot make the cluster''s network'",
        "createContainerCmd, 'agent_0: the engine cannot'",
        "copyArchiveToContainerCmd, 'agent_0: the engine cannot give it its identity'",
        "startContainerCmd, 'agent_0: the engine cannot make its container'"
    })
    void aCreationThatFailsInsideOrHangsSaysAtWhatAndLeavesNothing(String command, String what) {
        for (DockerException fault : new DockerException[] {inside, hang}) {
            MockedEngine broken = new MockedEngine().failing(command, fault);

            assertThatThrownBy(() -> broken.create(spec()))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining(what)
                    .hasMessageContaining(String.valueOf(fault.getMessage()));
            assertThat(broken.objects.values()).allMatch(Map::isEmpty);
            assertThat(directory.resolve("state/clusters/docker-mocked/faults")).doesNotExist();
        }
    }

    @Test
    void whatTheErrorSaysHelps() {
        engine.failing("listVolumesCmd", inside);

        assertThatThrownBy(() -> engine.provider().list())
                .isExactlyInstanceOf(ClusterException.class)
                .hasMessageStartingWith("The Docker engine at ")
                .hasMessageContaining("failed when it listed our containers, networks and volumes: Status 500")
                .hasMessageContaining("journalctl -u docker")
                .hasCause(inside);
    }

    @Test
    void anAnswerThatBreaksOffIsToldWithWhatWasAsked() {
        engine.answering("listNetworksCmd", arguments -> MockedEngine.read(Network.class, "{\"Id\":\"0123"));

        assertThatThrownBy(() -> engine.provider().list())
                .isExactlyInstanceOf(ClusterException.class)
                .hasMessageContaining("failed when it listed our containers, networks and volumes")
                .hasMessageContaining("Unexpected end-of-input");
    }

    @Test
    void anEngineThatStopsInTheMiddleIsToldAsThat() {
        engine.failing("createNetworkCmd", new IllegalStateException(new ConnectException("Connection refused")));

        assertThatThrownBy(() -> engine.create(spec()))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("Nobody listens there: the engine has stopped");
    }

    @ParameterizedTest
    @CsvSource({
        "removeVolumeCmd, does not remove the volume 'cluster-e2e-faults'",
        "removeNetworkCmd, does not remove the network 'cluster-e2e-faults'"
    })
    void whatCannotBeRemovedIsNamedBesideWhatWasWrongAtFirst(String removal, String what) {
        engine.failing("startContainerCmd", inside).failing(removal, hang);

        assertThatThrownBy(() -> engine.create(spec()))
                .isInstanceOf(ClusterCreationException.class)
                .hasMessageContaining("layer does not exist")
                .hasMessageContaining("is removed when this process has ended")
                .cause()
                .satisfies(error -> assertThat(error.getSuppressed())
                        .anySatisfy(second -> assertThat(second).hasMessageContaining(what)));
    }

    @Test
    void aContainerThatSomebodyElseRemovesForEverIsNotWaitedForForEver() {
        engine.failing("removeContainerCmd", new ConflictException("removal is already in progress"));
        NodeContainers containers = new NodeContainers(
                engine.engine(), new ClusterNetworks(engine.engine()), new Diagnosis(engine.engine()));

        containers.remove("gone meanwhile");

        assertThat(engine.asked).contains("removeContainerCmd").endsWith("inspectContainerCmd");
    }

    @Test
    void aBuildWhoseAnswerBreaksOffIsNoImage() {
        ImageBuilder builder = builderHearing("{\"stream\":\"Step 2/5 : ADD root.tar /\\n\"}");

        assertThatThrownBy(() -> builder.extend("base", Set.of("jq"), "tag", directory, text -> {}))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("broke off before the image was there")
                .hasMessageContaining("Step 2/5");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aBuildOnAFullDiskSaysWhatMakesRoom() {
        ImageBuilder builder = builderHearing("{\"error\":\"write /x: no space left on device\","
                + "\"errorDetail\":{\"message\":\"write /x: no space left on device\"}}");

        assertThatThrownBy(() -> builder.extend("base", Set.of("jq"), "tag", directory, text -> {}))
                .hasMessageContaining("no space left on device (the engine's disk is full")
                .hasMessageContaining("docker system df");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aBuildThatFailsInsideIsToldAsTheBuilding() {
        engine.failing("buildImageCmd", inside);
        ImageBuilder builder = new ImageBuilder(engine.engine());

        assertThatThrownBy(() -> builder.extend("base", Set.of("jq"), "tag", directory, text -> {}))
                .isInstanceOf(DockerException.class); // which the backend explains
        assertThat(directory).isEmptyDirectory();
    }

    /** A builder whose engine says this and ends its answer. */
    private ImageBuilder builderHearing(String item) {
        engine.answering("buildImageCmd", arguments -> {
            @SuppressWarnings("unchecked")
            ResultCallback<BuildResponseItem> log = (ResultCallback<BuildResponseItem>) arguments[0];
            Closeable nothing = () -> {};
            log.onStart(nothing);
            log.onNext(MockedEngine.read(BuildResponseItem.class, item));
            log.onComplete();
            return log;
        });
        return new ImageBuilder(engine.engine());
    }

    private static ClusterSpec spec() {
        return ClusterSpec.builder()
                .name("faults")
                .nodes(Role.AGENT, 1)
                .timeout(Duration.ofSeconds(20))
                .build();
    }
}
