// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.ProgressListener;
import io.github.clustere2e.installer.InstallException;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.InstallReport;
import io.github.clustere2e.installer.Operation;
import io.github.clustere2e.installer.StepStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stand-in for DC/OS fails at one stage after the other, on one master and one agent, and is healed. */
@Tag("engine")
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DcosFailuresTest {

    private static final String CACHE = "clustere2e.cache";

    @TempDir
    private static Path directory;

    private static Path file;
    private static Cluster cluster;
    private static Node master;
    private static Node agent;

    @BeforeAll
    static void create() throws Exception {
        System.setProperty(CACHE, directory.resolve("cache").toString());
        file = StandIn.make(directory, "--version", "2.1.2");
        cluster = Clusters.create(
                StandIn.spec("dcos-failures", DcosInstaller.installed().build(), 1, 1)
                        .build());
        master = cluster.node("master_0");
        agent = cluster.node("agent_0");
    }

    @AfterAll
    static void destroy() throws Exception {
        cluster.close();
        System.clearProperty(CACHE);
        StandIn.removeImages(file, directory.resolve("newer/dcos_generate_config.sh"));
    }

    @Test
    @Order(1)
    void aNodeWithoutDcosSaysSo() {
        assertThatThrownBy(() -> DcosCluster.buildInfo(agent))
                .isInstanceOf(DcosNotInstalledException.class)
                .hasMessageContaining("agent_0: there is no DC/OS on it");
    }

    @Test
    @Order(1)
    void anEvenNumberOfMastersIsToldInTheInstallersOwnSentence() {
        DcosInstaller even = DcosInstaller.fromPath(file)
                .config(Map.of("master_list", List.of(address(master), "10.0.0.9")))
                .build();

        assertThatThrownBy(() -> even.install(cluster))
                .isInstanceOf(InstallException.class)
                .hasMessageContaining("DC/OS's installer (-v --genconf, on this machine) ended with status 1")
                .hasMessageContaining("Must have 1, 3, 5, 7, or 9 masters. Found 2 master(s).")
                .hasMessageNotContaining("Traceback");
        assertThat(directory.resolve("cache").resolve("dcos")).isEmptyDirectory();
    }

    @Test
    @Order(1)
    void anIpDetectThatFailsOrPrintsRubbishIsToldByNodeBeforeAnythingIsDone() throws Exception {
        assertThatThrownBy(() -> withIpDetect("echo no interface >&2; exit 3"))
                .hasMessageContaining("agent_0: ip-detect fails there")
                .hasMessageContaining("master_0: ip-detect fails there")
                .hasMessageContaining("no interface")
                .hasMessageContaining("ended with status 3");
        assertThatThrownBy(() -> withIpDetect("echo eth0: 10.0.0.1"))
                .hasMessageContaining("ip-detect prints 'eth0: 10.0.0.1' there, which is no IPv4 address");
        assertThatThrownBy(() -> withIpDetect("echo 10.9.9.9"))
                .hasMessageContaining("master_0: ip-detect prints 10.9.9.9 there, and master_list has");
    }

    @Test
    @Order(2)
    void aNodeThatPreflightDoesNotLikeIsToldWithItsChecksAndThePlanGoesOnWhenItIsHealed() throws Exception {
        StandIn.failAt(agent, "preflight");
        agent.run("sh", "-c", "mv /usr/bin/unzip /usr/bin/unzip.away");
        InstallPlan plan =
                DcosInstaller.fromPath(file).waitUntilReady(false).build().plan(cluster);

        InstallException failure = catchThrowableOfType(InstallException.class, plan::run);
        assertThat(failure)
                .hasMessageContaining("agent_0/install (node agent_0, role agent)")
                .hasMessageContaining("dcos_install.sh slave ended with status 1. Its checks of the node fail:")
                .hasMessageContaining("unzip")
                .hasMessageContaining("FAIL");
        StandIn.failAt(agent);
        agent.run("mv", "/usr/bin/unzip.away", "/usr/bin/unzip");

        InstallReport report = plan.resume(failure, ProgressListener.none());
        assertThat(report.step("genconf").status()).isEqualTo(StepStatus.SKIPPED);
        assertThat(report.step("agent_0/install").status()).isEqualTo(StepStatus.DONE);
    }

    @Test
    @Order(3)
    void aSetupThatFailsIsNotWaitedForAndTheLogsOfAllNodesAreKept() throws Exception {
        wait(Duration.ofMinutes(1)).run();
        StandIn.failAt(master, "setup");
        assertThatThrownBy(() -> master.run("systemctl", "restart", "dcos-setup"))
                .isInstanceOf(Exception.class);
        master.run("mv", "/opt/mesosphere/bin/dcos-check-runner", "/opt/mesosphere/bin/away");

        InstallException failure = catchThrowableOfType(
                InstallException.class,
                () -> installed(Duration.ofMinutes(1)).perform(cluster, Operation.WAIT, ProgressListener.none()));

        assertThat(failure).hasMessageContaining("dcos-setup.service has failed");
        Path logs = failure.logs().orElseThrow();
        assertThat(failure).hasMessageContaining("The logs of all nodes, and the plan's times: " + logs);
        assertThat(logs.resolve("nodes/master_0/units/dcos-setup.service.log"))
                .content()
                .contains("setup");
        assertThat(logs.resolve("nodes/agent_0/journal.log")).isNotEmptyFile();
        assertThat(Files.readString(logs.resolve("report.txt"))).contains("master_0/poststart", "FAILED");
        assertThat(logs.resolve("timeline.svg")).isNotEmptyFile();

        StandIn.failAt(master);
        master.run("mv", "/opt/mesosphere/bin/away", "/opt/mesosphere/bin/dcos-check-runner");
        master.run("systemctl", "restart", "dcos-setup");
        wait(Duration.ofMinutes(1)).run();
    }

    @ParameterizedTest
    @Order(4)
    @CsvSource({
        "poststart, master_0/poststart, node-poststart succeeds",
        "marathon, master_0/marathon, it answers 503",
        "exhibitor, master_0/exhibitor, 0 of 1 serve",
        "metronome, master_0/metronome, it answers 503",
        "units, master_0/units, is not healthy"
    })
    void aServiceThatDoesNotComeUpIsNamedWithWhatItSays(String stage, String step, String says) {
        StandIn.failAt(master, stage);
        try {
            assertThatThrownBy(() -> wait(Duration.ofSeconds(3)).run())
                    .isInstanceOf(InstallException.class)
                    .hasMessageContaining(step + " (node master_0, role master)")
                    .hasMessageContaining(says);
        } finally {
            StandIn.failAt(master);
        }
        wait(Duration.ofMinutes(1)).run();
    }

    @Test
    @Order(5)
    void anAgentThatDoesNotTellItsStateIsNamed() {
        StandIn.failAt(agent, "agents");
        try {
            assertThatThrownBy(() -> wait(Duration.ofSeconds(3)).run())
                    .hasMessageContaining("agent_0/agent-state (node agent_0, role agent)");
        } finally {
            StandIn.failAt(agent);
        }
        wait(Duration.ofMinutes(1)).run();
    }

    @Test
    @Order(5)
    void anAgentWhoseSetupHasFailedIsNotWaitedFor() {
        StandIn.failAt(agent, "setup");
        assertThatThrownBy(() -> agent.run("systemctl", "restart", "dcos-setup"))
                .isInstanceOf(Exception.class);
        agent.run("systemctl", "stop", "dcos-mesos-slave");
        try {
            assertThatThrownBy(() -> wait(Duration.ofMinutes(2)).run())
                    .hasMessageContaining("agent_0: dcos-setup.service has failed")
                    .hasMessageContaining("made to fail: setup");
        } finally {
            StandIn.failAt(agent);
            agent.run("systemctl", "restart", "dcos-setup");
            agent.run("systemctl", "start", "dcos-mesos-slave");
        }
        wait(Duration.ofMinutes(1)).run();
    }

    @Test
    @Order(6)
    void anUpgradeThatFailsStopsAtTheFirstNode() throws Exception {
        Path newer = StandIn.make(
                Files.createDirectory(directory.resolve("newer")), "--version", "2.2.2", "--fail", "upgrade@master");
        StandIn.failAt(master, "upgrade");

        assertThatThrownBy(() -> DcosInstaller.fromPath(newer)
                        .build()
                        .plan(cluster, Operation.UPGRADE)
                        .run())
                .hasMessageContaining("master_0/upgrade (node master_0, role master)")
                .hasMessageContaining("Not run because of that: master_0/healthy, agent_0/upgrade");
        assertThat(DcosCluster.buildInfo(agent).version()).isEqualTo("2.1.2");
    }

    private static void withIpDetect(String script) throws Exception {
        Path detect = Files.writeString(directory.resolve("ip-detect"), "#!/bin/sh\n" + script + "\n");
        DcosInstaller.fromPath(file).ipDetect(detect).build().plan(cluster).run();
    }

    private static DcosInstaller installed(Duration limit) {
        return DcosInstaller.installed().checkLimit(limit).build();
    }

    private static InstallPlan wait(Duration limit) {
        return installed(limit).plan(cluster, Operation.WAIT);
    }

    private static String address(Node node) {
        return node.privateAddress().getHostAddress();
    }
}
