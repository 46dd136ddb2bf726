// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an engine cannot give, or a cluster cannot have, is refused with the option's name, and nothing is left. */
@Tag("engine")
@Timeout(300)
class OptionRefusalsTest {

    private static final String NAME = "options-refused";

    private final EngineView engine = new EngineView();

    @AfterEach
    void nothingIsLeft() {
        assertThat(engine.objectsOf(NAME)).isEmpty();
        engine.close();
    }

    @Test
    void allThatIsWrongWithASpecIsToldAtOnce() {
        DockerOptionsBuilder options = DockerOptions.builder()
                .memory(Role.of("broker"), "1g")
                .mount(DockerMount.bind(Path.of("/no/such/place"), "/mnt/a"))
                .mount(DockerMount.volume("/sys/fs/cgroup"))
                .mount(Role.AGENT, DockerMount.tmpfs("/data/"))
                .hostPort(HostPort.automatic(Role.AGENT, 1, 80))
                .hostPort(HostPort.of(Role.AGENT, 0, 80, 8000))
                .hostPort(HostPort.of(Role.AGENT, 0, 81, 8000))
                .linuxCapability("FLY")
                .packages("jq; reboot")
                .network(DockerNetwork.existing("no-such-network"))
                .appArmor("no-such-profile")
                .cgroupMount(false);

        assertThatThrownBy(() -> Clusters.create(spec(options)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(
                        "role 'broker', of which the cluster has no node",
                        "there is no '/no/such/place' on this machine",
                        "the nodes need '/sys/fs/cgroup' for themselves",
                        "two things cannot be at '/data'",
                        "the cluster has no node agent_1",
                        "port 8000 of 127.0.0.1 cannot lead to two places",
                        "'FLY'",
                        "'jq; reboot'",
                        "the engine has no network 'no-such-network'; it has [",
                        "systemd on the nodes of role 'agent' needs the Linux capability SYS_ADMIN");
    }

    @Test
    void thePlaceOfDockerInsideIsItsOwn() {
        DockerOptionsBuilder options = DockerOptions.builder()
                .mount(DockerMount.tmpfs("/var/lib/docker"))
                .cgroupMount(false);

        assertThatThrownBy(() -> Clusters.create(spec(options.dockerInside(DockerInside.distribution()))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the nodes need '/var/lib/docker' for themselves")
                .message()
                .as("it brings the capability that nodes without the machine's control groups need")
                .doesNotContain("SYS_ADMIN");
    }

    @Test
    void anAppArmorProfileThatWouldProtectNothingIsRefused() {
        List<String> security = engine.client().infoCmd().exec().getSecurityOptions();
        assumeFalse(security != null && security.stream().anyMatch(option -> option.contains("apparmor")));

        assertThatThrownBy(() -> Clusters.create(spec(DockerOptions.builder().appArmor("mine"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("apparmor: the engine's machine has no AppArmor");
    }

    @Test
    void aSubnetThatIsTooSmallIsRefused() {
        assertThatThrownBy(() -> Clusters.create(ClusterSpec.builder()
                        .name(NAME)
                        .nodes(Role.AGENT, 6)
                        .options(DockerOptions.builder()
                                .network(DockerNetwork.own("10.199.78.0/29"))
                                .build())
                        .build()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("room for 5");
    }

    @Test
    void aPortThatIsTakenIsToldWithItsOption() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            DockerOptionsBuilder options =
                    DockerOptions.builder().hostPort(HostPort.of(Role.AGENT, 0, 80, taken.getLocalPort()));

            assertThatThrownBy(() -> Clusters.create(spec(options)))
                    .hasMessageContaining("host-port: another program")
                    .hasMessageContaining("Nothing is left of it");
        }
    }

    @Test
    void aKernelParameterThatTheMachineDoesNotHaveIsToldWithItsOption() {
        DockerOptionsBuilder options = DockerOptions.builder().sysctl("net.core.no_such_parameter", "1");

        assertThatThrownBy(() -> Clusters.create(spec(options)))
                .hasMessageContaining("no_such_parameter")
                .hasMessageContaining("sysctl: the kernel of the engine's machine");
    }

    @Test
    void aSubnetThatAnotherNetworkHasIsToldAsSuch() {
        assertThatThrownBy(() ->
                        Clusters.create(spec(DockerOptions.builder().network(DockerNetwork.own("172.17.0.0/16")))))
                .hasMessageContaining("172.17.0.0/16")
                .hasMessageContaining("choose another subnet");
    }

    private static ClusterSpec spec(DockerOptionsBuilder options) {
        return ClusterSpec.builder()
                .name(NAME)
                .nodes(Role.AGENT, 1, NodeRequirements.none().withVolumes("/data"))
                .options(options.build())
                .build();
    }
}
