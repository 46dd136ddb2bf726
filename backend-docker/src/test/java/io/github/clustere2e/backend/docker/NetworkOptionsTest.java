// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.Role;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Networks that are not the cluster's own: the engine gives the addresses there. */
@Tag("engine")
@Tag("core")
@Timeout(300)
class NetworkOptionsTest {

    private static final String NETWORK = "options-test-lab";

    private final EngineView engine = new EngineView();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void nodesOnAnExistingNetworkFindEachOtherByNameAndTheNetworkStays() {
        engine.client().createNetworkCmd().withName(NETWORK).exec();
        try {
            try (Cluster cluster = Clusters.create(spec("options-lab", DockerNetwork.existing(NETWORK)))) {
                String second = cluster.node("agent_1").privateAddress().getHostAddress();

                assertThat(cluster.node("agent_0")
                                .run("getent", "hosts", "agent-1")
                                .stdout())
                        .startsWith(second + " ");
                assertThat(engine.containersOf("options-lab"))
                        .allSatisfy(container -> assertThat(
                                        container.getNetworkSettings().getNetworks())
                                .containsOnlyKeys(NETWORK));
                comesBackWhereverItIsThen(cluster);
            }
            assertThat(engine.client().listNetworksCmd().withNameFilter(NETWORK).exec())
                    .hasSize(1);
            assertThat(engine.objectsOf("options-lab")).isEmpty();
        } finally {
            engine.client().removeNetworkCmd(NETWORK).exec();
        }
    }

    @Test
    void nodesOnTheDefaultBridgeAreReachedAndListedInOrder() {
        try (Cluster cluster = Clusters.create(spec("options-bridge", DockerNetwork.defaultBridge()))) {
            comesBackWhereverItIsThen(cluster);
            try (Cluster same = Clusters.attach("options-bridge")) {
                assertThat(same.nodes().asList()).extracting(Node::name).containsExactly("agent_0", "agent_1");
                assertThat(same.nodes().run("true").worstStatus()).isZero();
            }
        }
        assertThat(engine.objectsOf("options-bridge")).isEmpty();
    }

    /** The engine gives the lowest address that is free to whoever starts first. */
    private static void comesBackWhereverItIsThen(Cluster cluster) {
        PowerControl power = cluster.capability(PowerControl.class);
        List<Node> byAddress = cluster.nodes().asList().stream()
                .sorted(Comparator.comparing(
                        node -> new BigInteger(1, node.privateAddress().getAddress())))
                .toList();
        Node first = byAddress.get(0);
        Node second = byAddress.get(1);
        String before = second.privateAddress().getHostAddress();
        power.kill(first);
        power.kill(second);
        power.start(second);
        power.start(first);

        assertThat(second.privateAddress().getHostAddress()).isNotEqualTo(before);
        assertThat(second.run("hostname", "-I").stdout().strip())
                .isEqualTo(second.privateAddress().getHostAddress());
        assertThat(first.run("hostname", "-I").stdout().strip())
                .isEqualTo(first.privateAddress().getHostAddress());
    }

    private static ClusterSpec spec(String name, DockerNetwork network) {
        return ClusterSpec.builder()
                .name(name)
                .nodes(Role.AGENT, 2)
                .options(DockerOptions.builder().network(network).build())
                .build();
    }
}
