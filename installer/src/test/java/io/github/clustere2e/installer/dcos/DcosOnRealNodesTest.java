// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.ProgressListener;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.InstallReport;
import io.github.clustere2e.installer.Operation;
import io.github.clustere2e.installer.StepReport;
import io.github.clustere2e.installer.StepStatus;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** The stand-in for DC/OS on three masters, two agents and a public agent, generated on this machine; upgraded at the end. */
@Tag("engine")
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DcosOnRealNodesTest {

    @TempDir
    private static Path directory;

    private static DcosInstaller installer;
    private static Cluster cluster;
    private static InstallReport report;

    @BeforeAll
    static void install() throws Exception {
        installer = DcosInstaller.fromPath(StandIn.make(directory))
                .config(Map.of("cluster_name", "six nodes"))
                .generateOn(GenerateOn.HOST)
                .workspace(directory.resolve("work"))
                .build();
        cluster = Clusters.create(StandIn.spec("dcos-test", installer, 3, 2)
                .nodes(Role.PUBLIC_AGENT, 1, installer.requirements(Role.PUBLIC_AGENT))
                .build());
        report = installer.install(cluster);
    }

    @AfterAll
    static void destroy() throws Exception {
        cluster.close();
        StandIn.removeImages(
                directory.resolve("dcos_generate_config.sh"), directory.resolve("newer/dcos_generate_config.sh"));
    }

    @Test
    @Order(1)
    void everyNodeHasItsRoleAndTellsWhatIsInstalled() {
        for (Node node : cluster.nodes()) {
            assertThat(DcosCluster.buildInfo(node))
                    .returns("2.1.0", DcosBuildInfo::version)
                    .returns(DcosVariant.OPEN, DcosBuildInfo::variant);
        }
        assertThat(cluster.nodes(Role.AGENT).run("ls", "/etc/mesosphere/roles"))
                .allSatisfy(result -> assertThat(result.stdout()).isEqualTo("slave"));
        assertThat(cluster.node("public_agent_0")
                        .run("ls", "/etc/mesosphere/roles")
                        .stdout())
                .isEqualTo("slave_public");
    }

    @Test
    @Order(1)
    void everyNodeFindsItsOwnAddress() {
        for (CommandResult result : cluster.nodes().run("/opt/mesosphere/bin/detect_ip")) {
            assertThat(result.stdout())
                    .isEqualTo(cluster.node(result.node()).privateAddress().getHostAddress());
        }
    }

    @Test
    @Order(1)
    void whatWasGeneratedIsGoneFromThisMachineAndWaitingMadeNoUser() throws Exception {
        assertThat(directory.resolve("work")).isEmptyDirectory();
        assertThat(cluster.node("master_0")
                        .run("curl", "-s", "http://localhost:8101/acs/api/v1/users")
                        .stdout()
                        .replaceAll("\\s", ""))
                .isEqualTo("{\"array\":[]}");
        assertThat(Files.exists(directory.resolve("dcos_generate_config.sh"))).isTrue();
    }

    @Test
    @Order(1)
    void itCanBeWaitedForAgainByOneWhoHasNoInstallerWithAndWithoutTheServices() {
        DcosInstaller without = DcosInstaller.installed().httpChecks(false).build();

        assertThat(without.plan(cluster, Operation.WAIT).run().steps()).hasSize(3);
        assertThat(DcosInstaller.installed()
                        .build()
                        .plan(cluster, Operation.WAIT)
                        .run()
                        .criticalPath())
                .extracting(StepReport::id)
                .endsWith("master_0/metronome", "master_0/units");
    }

    @Test
    @Order(1)
    void testsRunInTheirEnvironmentAndFailWithTheirOwnStatus() {
        DcosCluster dcos = DcosCluster.of(cluster);

        assertThat(dcos.runWithTestEnvironment("pytest", "-v").stdout()).contains("3 passed");
        Node agent = cluster.node("agent_1");
        assertThat(dcos.runWithTestEnvironment(
                                agent, Command.of("sh", "-c", "echo $DCOS_DNS_ADDRESS $DCOS_NUM_AGENTS $SLAVE_HOSTS"))
                        .stdout())
                .isEqualTo(
                        "http://" + address(agent) + " 3 " + address(cluster.node("agent_0")) + "," + address(agent));
        assertThat(dcos.runWithTestEnvironment(
                                cluster.node("master_0"),
                                Command.builder("pytest", "no such.py")
                                        .anyExitStatus()
                                        .build())
                        .exitStatus())
                .isEqualTo(4);
    }

    @Test
    @Order(2)
    void whatIsInstalledIsNotInstalledAgain() {
        InstallReport again = installer.install(cluster);

        assertThat(again.steps())
                .filteredOn(step -> step.id().endsWith("/install") || step.id().equals("genconf"))
                .hasSize(7)
                .allMatch(step -> step.status() == StepStatus.SKIPPED);
    }

    @Test
    @Order(2)
    void aNodeThatHasAnotherDcosKeepsItAndSaysSo() {
        DcosInstaller other = DcosInstaller.fromPath(directory.resolve("dcos_generate_config.sh"))
                .config(Map.of("cluster_name", "another"))
                .build();

        assertThatThrownBy(() -> other.plan(cluster).run())
                .hasMessageContaining("master_0: DC/OS 2.1.0 is on it already, with another configuration");
    }

    @Test
    @Order(3)
    void anUpgradeGoesNodeByNodeMastersFirst() throws Exception {
        Path newer = StandIn.make(Files.createDirectory(directory.resolve("newer")), "--version", "2.2.0");
        DcosInstaller upgrade = DcosInstaller.fromPath(newer)
                .workspace(directory.resolve("work"))
                .build();

        InstallReport done = upgrade.perform(cluster, Operation.UPGRADE, ProgressListener.none());

        assertThat(done.steps())
                .extracting(StepReport::id)
                .containsSubsequence(
                        "master_0/upgrade",
                        "master_0/healthy",
                        "master_1/upgrade",
                        "master_1/healthy",
                        "master_2/upgrade",
                        "master_2/healthy",
                        "agent_0/upgrade",
                        "agent_0/healthy",
                        "agent_1/upgrade",
                        "agent_1/healthy",
                        "public_agent_0/upgrade",
                        "public_agent_0/healthy");
        assertThat(done.step("agent_0/upgrade").note()).isEqualTo("from 2.1.0 to 2.2.0");
        assertThat(cluster.nodes())
                .allSatisfy(node ->
                        assertThat(DcosCluster.buildInfo(node).version()).isEqualTo("2.2.0"));
        assertThat(upgrade.plan(cluster, Operation.UPGRADE)
                        .run()
                        .step("agent_0/upgrade")
                        .status())
                .isEqualTo(StepStatus.SKIPPED);
    }

    @Test
    @Order(4)
    void theReportHasTheTimesThatItIsMeasuredBy() {
        assertThat(report.toString()).contains("critical path: ", "processor time");
        assertThat(report.criticalTime()).isLessThanOrEqualTo(report.duration());
    }

    private static String address(Node node) {
        return node.privateAddress().getHostAddress();
    }
}
