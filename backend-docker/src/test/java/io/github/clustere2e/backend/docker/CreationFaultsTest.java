// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HostConfig;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterCreationException;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.ProgressEvent.Kind;
import io.github.clustere2e.api.ProgressListener;
import io.github.clustere2e.api.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What others do to an engine while a cluster is being made on it: the error says it, and nothing is left. */
@Tag("engine")
@Timeout(180)
class CreationFaultsTest {

    private static final String NAME = "creation-faults-test";
    private static final String SUBNET = "10.231.77.0/24";
    private static final String ADDRESS_OF_AGENT_1 = "10.231.77.3";
    private static final String THIEF = "creation-faults-test-thief";
    private static final String IMAGE = "cluster-e2e-test:removed";

    private final EngineView engine = new EngineView();

    @AfterEach
    void nothingOfUsIsLeft() {
        assertThat(engine.objectsOf(NAME)).isEmpty();
        engine.close();
    }

    @Test
    void anAddressThatAnotherContainerHasTakenIsToldWithTheCure() {
        ClusterSpec spec = ClusterSpec.builder()
                .name(NAME)
                .nodes(Role.AGENT, 2)
                .options(DockerOptions.builder()
                        .network(DockerNetwork.own(SUBNET))
                        .build())
                .progressListener(afterPreparing(this::steal))
                .build();
        try {
            assertThatThrownBy(() -> Clusters.create(spec))
                    .isInstanceOf(ClusterCreationException.class)
                    .hasMessageContaining("agent_1: the engine cannot make its container")
                    .hasMessageContaining("another container has taken the node's address on the cluster's network")
                    .hasMessageNotContaining("host-port")
                    // The thief is on the network, and is nobody's to remove but its owner's.
                    .cause()
                    .satisfies(error -> assertThat(error.getSuppressed())
                            .anySatisfy(second -> assertThat(second)
                                    .hasMessageContaining(THIEF)
                                    .hasMessageContaining("docker network disconnect cluster-e2e-" + NAME)));
        } finally {
            engine.client().removeContainerCmd(THIEF).withForce(true).exec();
        }
        Clusters.destroy(NAME);
    }

    @Test
    void anImageThatIsRemovedMeanwhileIsToldWithTheCureAndMadeAnewTheNextTime() {
        makeAnImage();
        String adopted;
        try (Cluster first = Clusters.create(spec(event -> {}))) {
            adopted = engine.containersOf(first.name()).get(0).getConfig().getImage();
        }
        try {
            assertThatThrownBy(() -> Clusters.create(spec(afterPreparing(() -> remove(adopted)))))
                    .isInstanceOf(ClusterCreationException.class)
                    .hasMessageContaining("agent_0")
                    .hasMessageContaining(adopted)
                    .hasMessageContaining("the image was removed in the meantime")
                    .hasMessageContaining("Create the cluster again")
                    .hasMessageContaining("Nothing is left of it");
            assertThat(engine.objectsOf(NAME)).isEmpty();
            try (Cluster again = Clusters.create(spec(event -> {}))) {
                assertThat(again.nodes().run("true").worstStatus()).isZero();
            }
        } finally {
            remove(adopted);
            remove(IMAGE);
        }
    }

    @Test
    @Tag("soak")
    void aFullDiskIsToldWithTheCure() throws Exception {
        assumeTrue(SecondEngine.isPossible(), "a second engine needs root, and dockerd, unshare, nsenter and ip");
        try (SecondEngine small = SecondEngine.startWithDiskOf(800, NodeImage.reference())) {
            small.fill(100);

            assertThat(String.join("\n", small.java(Create.class)))
                    .contains("no space left on device")
                    .contains("the engine's disk is full")
                    .contains("docker system df")
                    .contains("Nothing is left of it")
                    .endsWith("left: []");
        }
    }

    /** Says what came of it. */
    static final class Create {

        private Create() {}

        public static void main(String[] arguments) {
            try (Cluster cluster = Clusters.create(
                    ClusterSpec.builder().name(NAME).nodes(Role.AGENT, 1).build())) {
                System.out.println(cluster.name() + " was made");
            } catch (ClusterException e) {
                System.out.println(e.getMessage());
            }
            try (EngineView view = new EngineView()) {
                System.out.println("left: " + view.objectsOf(NAME));
            }
        }
    }

    private void steal() {
        String thief = engine.client()
                .createContainerCmd(NodeImage.reference())
                .withName(THIEF)
                .withEntrypoint("sleep", "600")
                .withHostConfig(HostConfig.newHostConfig().withNetworkMode("cluster-e2e-" + NAME))
                .withIpv4Address(ADDRESS_OF_AGENT_1)
                .exec()
                .getId();
        engine.client().startContainerCmd(thief).exec();
    }

    private void makeAnImage() {
        String container =
                engine.client().createContainerCmd(NodeImage.reference()).exec().getId();
        engine.client()
                .commitCmd(container)
                .withRepository(IMAGE.substring(0, IMAGE.indexOf(':')))
                .withTag(IMAGE.substring(IMAGE.indexOf(':') + 1))
                .exec();
        engine.client().removeContainerCmd(container).exec();
    }

    private void remove(String image) {
        try {
            engine.client().removeImageCmd(image).withForce(true).exec();
        } catch (NotFoundException e) {
            return; // that is what is wanted
        }
    }

    private static ClusterSpec spec(ProgressListener listener) {
        return ClusterSpec.builder()
                .name(NAME)
                .nodes(Role.AGENT, 1)
                .options(DockerOptions.builder().image(IMAGE).build())
                .progressListener(listener)
                .build();
    }

    /** Does it when network and volumes are there and no node is. */
    private static ProgressListener afterPreparing(Runnable deed) {
        return event -> {
            if (event.phase().equals("prepare") && event.kind() == Kind.FINISHED) {
                deed.run();
            }
        };
    }
}
