// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.ContainerNetwork;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.NativeExec;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The acceptance tests that the Docker backend of DC/OS E2E had and that nothing else here stands for: on one cluster,
 * with the roles and the options that they had. {@code docs/docker-acceptance.md} lists all of them.
 */
@Tag("engine")
@Timeout(300)
class OriginalAcceptanceTest {

    private static final String NAME = "original-acceptance-test";
    private static final EngineView ENGINE = new EngineView();

    @TempDir
    static Path local;

    private static int port;
    private static Cluster cluster;

    @BeforeAll
    static void threeMastersAnAgentAndAPublicAgentOnANetworkThatExists() throws IOException {
        for (String file : List.of("all", "master", "agent", "public_agent")) {
            Files.writeString(local.resolve(file), "before");
        }
        port = freePort();
        ENGINE.client().createNetworkCmd().withName(NAME).exec();
        cluster = Clusters.create(ClusterSpec.builder()
                .name(NAME)
                .nodes(Role.MASTER, 3)
                .nodes(Role.AGENT, 1)
                .nodes(Role.PUBLIC_AGENT, 1)
                .options(DockerOptions.builder()
                        .mount(mount("all"))
                        .mount(Role.MASTER, mount("master"))
                        .mount(Role.AGENT, mount("agent"))
                        .mount(Role.PUBLIC_AGENT, mount("public_agent"))
                        .label("common", "all")
                        .label(Role.AGENT, "of-a-role", "agent")
                        .hostPort(HostPort.of(Role.MASTER, 0, 80, port))
                        .network(DockerNetwork.existing(NAME))
                        .build())
                .build());
    }

    @AfterAll
    static void removeAll() {
        cluster.close();
        ENGINE.client().removeNetworkCmd(NAME).exec();
        ENGINE.close();
    }

    /** The original's {@code test_custom_mounts}. */
    @Test
    void aFileThatIsWrittenAnewIsSeenAnewByExactlyTheNodesThatHaveIt() throws IOException {
        for (String file : List.of("all", "master", "agent", "public_agent")) {
            Files.writeString(local.resolve(file), "after");
        }

        for (Node node : cluster.nodes()) {
            assertThat(node.run(Command.shell("cd /mnt && for file in *; do echo $file $(cat $file); done"))
                            .lines())
                    .containsExactlyInAnyOrder("all after", node.role() + " after");
        }
    }

    /** {@code TestLabels}: a label is nothing that a node sees. */
    @Test
    void aLabelForAllIsOnAllAndThatOfARoleOnItsNodesOnly() {
        for (InspectContainerResponse container : ENGINE.containersOf(NAME)) {
            assertThat(container.getConfig().getLabels()).containsEntry("common", "all");
            assertThat(container.getConfig().getLabels().containsKey("of-a-role"))
                    .as(container.getName())
                    .isEqualTo(container.getName().endsWith("-agent-0")
                            && !container.getName().contains("public"));
        }
    }

    /** {@code TestOneMasterHostPortMap}. */
    @Test
    void ofThreeMastersOneHasThePortOfTheMachine() {
        assertThat(ENGINE.containersOf(NAME))
                .filteredOn(container -> !container
                        .getHostConfig()
                        .getPortBindings()
                        .getBindings()
                        .isEmpty())
                .singleElement()
                .satisfies(container -> assertThat(container.getName()).endsWith("master-0"));
        assertThat(cluster.capability(HostPorts.class)
                        .address(cluster.node("master_0"), 80)
                        .getPort())
                .isEqualTo(port);
    }

    /** {@code TestNetworks.test_custom_docker_network} and {@code test_docker_exec_transport}. */
    @Test
    void onANetworkThatExistsAddressesFilesCommandsAndExecAreThoseOfThatNetwork() {
        for (Node node : cluster.nodes()) {
            assertThat(node.publicAddress()).isEqualTo(node.privateAddress());
            node.files().write("/var/tmp/sent", node.name());
            assertThat(cluster.capability(NativeExec.class)
                            .exec(node, Command.of("cat", "/var/tmp/sent"))
                            .stdout())
                    .isEqualTo(node.name());
        }
        assertThat(ENGINE.containersOf(NAME))
                .flatExtracting(container ->
                        container.getNetworkSettings().getNetworks().values())
                .extracting(ContainerNetwork::getIpAddress)
                .containsExactlyInAnyOrderElementsOf(cluster.nodes().asList().stream()
                        .map(node -> node.privateAddress().getHostAddress())
                        .toList());
    }

    private static DockerMount mount(String file) {
        return DockerMount.bind(local.resolve(file), "/mnt/" + file);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
