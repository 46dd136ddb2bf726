// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.InspectContainerResponse;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.FanOut;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.SystemdReadiness;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What containers that behave like hosts are known to stumble over, tried on one that must not. */
@Tag("engine")
@Tag("alone")
@Tag("core")
@Timeout(300)
class TrapsTest {

    private static final String NAME = "traps-test";
    private static final EngineView ENGINE = new EngineView();

    private static Cluster cluster;
    private static Node node;

    @BeforeAll
    static void make() {
        cluster = Clusters.create(
                ClusterSpec.builder().name(NAME).nodes(Role.AGENT, 1).build());
        node = cluster.node("agent_0");
    }

    @AfterAll
    static void removeAll() {
        cluster.close();
        ENGINE.close();
    }

    /** pam_systemd without logind holds a login up for 25 s; looked-up names and GSSAPI for as long. */
    @Test
    void aLoginIsNotHeldUp() {
        long begun = System.nanoTime();
        try (Cluster another = Clusters.attach(NAME)) {
            another.node("agent_0").run("true");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        assertThat(node.run("sshd", "-T").lines())
                .contains("usedns no", "gssapiauthentication no")
                .noneMatch(line -> line.startsWith("maxsessions 10 ") || line.equals("maxsessions 10"))
                .noneMatch(line -> line.startsWith("maxstartups 10:"));
        assertThat(node.run(Command.builder(
                                        "grep",
                                        "-hs",
                                        "^[^#]*pam_systemd",
                                        "/etc/pam.d/sshd",
                                        "/etc/pam.d/common-session")
                                .anyExitStatus()
                                .build())
                        .stdout())
                .isEmpty();
    }

    @Test
    void manyCommandsInQuickSuccessionAllGetASession() {
        List<Integer> numbers = IntStream.range(0, 60).boxed().toList();

        assertThat(FanOut.of("run")
                        .over(
                                numbers,
                                String::valueOf,
                                number -> node.run("echo", number.toString()).stdout())
                        .orThrow())
                .hasSize(60);
    }

    /** A daemon with "init": true would put its own init first, and systemd would refuse to be the second. */
    @Test
    void systemdIsTheFirstProcessWhateverTheDaemonsDefaultIs() {
        assertThat(container().getHostConfig().getInit()).isFalse();
        assertThat(node.run("cat", "/proc/1/comm").stdout()).isEqualTo("systemd");
    }

    /** The engine's copy into a tmpfs is lost without a word. */
    @Test
    void aFileThatIsSentToATmpfsIsThere() {
        assertThat(node.run("stat", "-f", "-c", "%T", "/run").stdout()).isEqualTo("tmpfs");

        node.files().write("/run/sent", "this");

        assertThat(node.run("cat", "/run/sent").stdout()).isEqualTo("this");
    }

    /** A base image for containers keeps packages from starting their services. */
    @Test
    void aPackageMayStartItsService() {
        assertThat(node.run(Command.builder("test", "-e", "/usr/sbin/policy-rc.d")
                                .anyExitStatus()
                                .build())
                        .succeeded())
                .isFalse();
    }

    /** Asked of systemd, whatever the words of its log are. */
    @Test
    void aNodeWithAFailedUnitIsReadyAndTheUnitIsNamed() {
        node.run(Command.builder("systemd-run", "--unit=trap", "--wait", "false")
                .anyExitStatus()
                .build());
        try {
            assertThat(new SystemdReadiness().await(node, Duration.ofSeconds(30)))
                    .singleElement()
                    .asString()
                    .contains("trap.service");
        } finally {
            node.run("systemctl", "reset-failed");
        }
    }

    /** Any signal but SIGRTMIN+3 systemd ignores, and the engine kills it in the end. */
    @Test
    void theStopSignalHaltsTheNodeBeforeTheEngineLosesPatience() {
        String id = container().getId();
        try {
            ENGINE.client().stopContainerCmd(id).withTimeout(60).exec();

            assertThat(container().getState().getExitCodeLong())
                    .as("137 is that of a killed one")
                    .isNotEqualTo(137);
        } finally {
            cluster.capability(PowerControl.class).start(node);
        }
    }

    private static InspectContainerResponse container() {
        return ENGINE.containersOf(NAME).get(0);
    }
}
