// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.NodeInfo;
import io.github.clustere2e.api.PauseControl;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.RunningCommand;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nodes that are switched off and on again, and frozen: they stay who they are, and the others find them again. */
@Tag("engine")
@Tag("core")
@Timeout(300)
class PowerTest {

    private static final String NAME = "power-test";

    private static Cluster cluster;
    private static PowerControl power;
    private static PauseControl pauses;
    private static Node node;
    private static Node sibling;

    private String before = "";
    private String boot = "";

    @BeforeAll
    static void make() {
        cluster = Clusters.create(
                ClusterSpec.builder().name(NAME).nodes(Role.AGENT, 2).build());
        power = cluster.capability(PowerControl.class);
        pauses = cluster.capability(PauseControl.class);
        node = cluster.node("agent_0");
        sibling = cluster.node("agent_1");
        node.files().write("/etc/systemd/system/goodbye.service", """
                [Service]
                Type=oneshot
                RemainAfterExit=yes
                ExecStart=/bin/true
                ExecStop=/bin/sh -c 'echo goodbye >>/var/tmp/goodbye'
                [Install]
                WantedBy=multi-user.target
                """);
        node.run("systemctl", "enable", "--now", "goodbye");
    }

    @AfterAll
    static void removeAll() {
        cluster.close();
    }

    @BeforeEach
    void on() {
        power.start(node);
        node.run("rm", "-f", "/var/tmp/goodbye");
        node.files().write("/var/tmp/remember", "this");
        before = identity();
        boot = boot();
    }

    @Test
    void aStoppedNodeHasShutDownInOrderAndComesBackAsItWas() {
        power.stop(node);
        assertThat(stateOf("agent_0")).isEqualTo("exited");
        assertThat(cluster.diagnostics(node).exitStatus()).hasValue(0);
        power.start(node);

        assertRebooted();
        assertThat(node.run("cat", "/var/tmp/goodbye").stdout()).isEqualTo("goodbye");
    }

    @Test
    void aKilledNodeHasHadNoTimeForAnythingAndComesBackAsItWas() {
        power.kill(node);
        assertThat(stateOf("agent_0")).isEqualTo("exited");
        power.start(node);

        assertRebooted();
        assertThat(node.run("ls", "/var/tmp").stdout()).doesNotContain("goodbye");
    }

    @Test
    void aRebootedNodeComesBackAsItWas() {
        power.reboot(node);

        assertRebooted();
        assertThat(node.run("cat", "/var/tmp/goodbye").stdout()).isEqualTo("goodbye");
    }

    @Test
    void aNodeThatDoesNotEndInTimeIsKilled() {
        node.run(Command.shell("systemd-run --unit=stubborn --property=KillMode=none"
                + " --property='ExecStop=/bin/sleep 80' sleep infinity"));
        long begun = System.nanoTime();
        power.stop(node, Duration.ofSeconds(1));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(60));
        assertThat(cluster.diagnostics(node).exitStatus()).hasValue(137);
        power.start(node);
        assertRebooted();
        assertThatThrownBy(() -> power.stop(node, Duration.ZERO)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aPausedNodeStandsStillAndGoesOnWhereItWas() {
        RunningCommand running = node.start(Command.shell("sleep 1; echo done"));
        pauses.pause(node);

        assertThat(stateOf("agent_0")).isEqualTo("paused");
        assertThat(banner("timeout 2").exitStatus()).as("nobody answers").isEqualTo(124);
        pauses.resume(node);

        assertThat(running.await().stdout()).isEqualTo("done");
        assertThat(stateOf("agent_0")).isEqualTo("running");
        assertThat(boot()).as("it was not started anew").isEqualTo(boot);
        assertAsBefore();
    }

    @Test
    void whatIsAskedForIsDoneFromAnyState() {
        power.start(node);
        pauses.resume(node);
        assertThat(boot()).isEqualTo(boot);

        pauses.pause(node);
        pauses.pause(node);
        power.start(node);
        assertThat(boot()).as("a paused node goes on").isEqualTo(boot);

        pauses.pause(node);
        power.stop(node);
        assertThat(cluster.diagnostics(node).exitStatus()).as("in order").hasValue(0);
        power.stop(node);
        power.kill(node);
        power.reboot(node);
        assertRebooted();

        pauses.pause(node);
        power.kill(node);
        assertThat(stateOf("agent_0")).isEqualTo("exited");
    }

    @Test
    void aNodeThatIsOffSaysSoAndHowToSwitchItOn() {
        power.stop(node);

        try (Cluster same = Clusters.attach(NAME)) {
            for (Node each : new Node[] {node, same.node("agent_0")}) {
                assertThatThrownBy(() -> each.run("true"))
                        .isInstanceOfSatisfying(
                                NodeConnectionException.class,
                                e -> assertThat(e.mayHaveStarted()).isFalse())
                        .hasMessageStartingWith("agent_0: the node is switched off. PowerControl.start(node)");
            }
            assertThatThrownBy(() -> pauses.pause(node))
                    .isInstanceOf(NodeException.class)
                    .hasMessageContaining("start it first");
            assertThatThrownBy(() -> pauses.resume(node)).hasMessageContaining("start it first");
            assertThat(same.info().nodes()).extracting(NodeInfo::state).containsExactly("exited", "running");

            same.capability(PowerControl.class).start(same.node("agent_0"));
            assertThat(same.node("agent_0").run("true").succeeded()).isTrue();
        }
        assertRebooted();
    }

    @Test
    void whoeverElseIsConnectedGoesOnToo() {
        try (Cluster same = Clusters.attach(NAME)) {
            Node other = same.node("agent_0");
            other.run("true");
            power.reboot(node);

            assertThat(other.run("hostname").stdout()).isEqualTo(node.hostname());
            other.run("true");
            power.kill(node);
            power.start(node);
            assertThat(other.run("hostname").stdout()).isEqualTo(node.hostname());
        }
    }

    @Test
    void aCommandOnANodeThatIsSwitchedOffMeanwhileFailsAtOnce() {
        RunningCommand running = node.start(Command.of("sleep", "250"));
        power.kill(node);

        assertThatThrownBy(running::await)
                .isInstanceOfSatisfying(
                        NodeConnectionException.class,
                        e -> assertThat(e.mayHaveStarted()).isTrue());
    }

    private void assertRebooted() {
        assertThat(boot()).isNotEqualTo(boot);
        assertAsBefore();
    }

    private void assertAsBefore() {
        assertThat(identity()).isEqualTo(before);
        assertThat(node.run("systemctl", "is-system-running").stdout()).isEqualTo("running");
        assertThat(banner("").stdout()).startsWith("SSH-2.0-");
        assertThat(node.run("getent", "hosts", sibling.hostname()).stdout())
                .startsWith(sibling.privateAddress().getHostAddress());
    }

    /** What the sibling hears from the node's SSH server, found by its name. */
    private static CommandResult banner(String prefix) {
        return sibling.run(Command.shell(prefix + " bash -c 'head -n 1 </dev/tcp/agent-0/22'").toBuilder()
                .anyExitStatus()
                .build());
    }

    private static String identity() {
        return node.run("sh", "-c", "hostname; hostname -I; cat /etc/machine-id /etc/ssh/*.pub /var/tmp/remember")
                .stdout();
    }

    /** When PID 1 was started (proc(5)): the kernel's own boot id is that of the machine that all nodes run on. */
    private static String boot() {
        return node.run("cut", "-d", " ", "-f", "22", "/proc/1/stat").stdout();
    }

    private static String stateOf(String name) {
        return cluster.info().nodes().stream()
                .filter(info -> info.name().equals(name))
                .findFirst()
                .orElseThrow()
                .state();
    }
}
