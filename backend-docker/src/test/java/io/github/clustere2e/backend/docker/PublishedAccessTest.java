// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports.Binding;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The way to nodes whose addresses have no route, forced where they have one. */
@Tag("engine")
@Tag("core")
@Timeout(300)
class PublishedAccessTest {

    private static final String NAME = "options-published";
    private static final EngineView ENGINE = new EngineView();

    private static Cluster cluster;

    @BeforeAll
    static void make() {
        cluster = Clusters.create(ClusterSpec.builder()
                .name(NAME)
                .nodes(Role.AGENT, 2)
                .options(DockerOptions.builder().access(Access.PUBLISHED).build())
                .build());
    }

    @AfterAll
    static void removeAll() {
        cluster.close();
        assertThat(ENGINE.objectsOf(NAME)).isEmpty();
        ENGINE.close();
    }

    @Test
    void everyNodeIsReachedByALoopbackPortAndByNothingElseOfTheMachine() {
        assertThat(cluster.nodes().run("true").worstStatus()).isZero();
        assertThat(cluster.nodes().asList()).extracting(Node::toString).allMatch(text -> text.contains("127.0.0.1:"));
        assertThat(ENGINE.containersOf(NAME)).allSatisfy(container -> {
            Binding[] bindings =
                    container.getNetworkSettings().getPorts().getBindings().get(ExposedPort.tcp(22));
            assertThat(bindings).hasSize(1);
            assertThat(bindings[0].getHostIp()).isEqualTo("127.0.0.1");
        });
    }

    @Test
    void theConnectionReallyComesThroughThePort() {
        // The engine's proxy connects from the gateway of the network, as nobody else does.
        Node node = cluster.node("agent_0");
        String gateway =
                node.run("sh", "-c", "ip route show default | cut -d' ' -f3").stdout();

        assertThat(node.run("sh", "-c", "echo $SSH_CONNECTION").stdout()).startsWith(gateway + " ");
    }

    @Test
    void nodesKeepTheirOwnAddressesAndFindEachOther() {
        Node second = cluster.node("agent_1");

        assertThat(second.run("hostname", "-I").stdout().strip())
                .isEqualTo(second.privateAddress().getHostAddress());
        assertThat(cluster.node("agent_0").run("getent", "hosts", "agent-1").stdout())
                .startsWith(second.privateAddress().getHostAddress() + " ");
    }

    @Test
    void filesGoThere() {
        Node node = cluster.node("agent_0");
        node.files().write("/root/note", "here");

        assertThat(node.run("cat", "/root/note").stdout()).isEqualTo("here");
    }

    @Test
    void anotherProcessFindsTheNodesByTheirPorts() {
        try (Cluster same = Clusters.attach(NAME)) {
            assertThat(same.nodes().run("hostname").worstStatus()).isZero();
            assertThat(same.node("agent_1").toString()).contains("127.0.0.1:");
        }
    }

    @Test
    void aNodeThatWasOffIsFoundAtItsNewPort() {
        Node node = cluster.node("agent_1");
        String before = node.toString();
        PowerControl power = cluster.capability(PowerControl.class);
        power.kill(node);
        try (Cluster whileOff = Clusters.attach(NAME)) {
            Node same = whileOff.node("agent_1");
            whileOff.capability(PowerControl.class).start(same);
            assertThat(same.run("true").succeeded()).isTrue();
            whileOff.capability(PowerControl.class).kill(same);
        }
        power.start(node);

        assertThat(node.toString()).isNotEqualTo(before).contains("127.0.0.1:");
        assertThat(node.run("true").succeeded()).isTrue();
    }
}
