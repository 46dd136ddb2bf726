// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.InstallException;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.InstallReport;
import io.github.clustere2e.installer.Operation;
import io.github.clustere2e.installer.Step;
import io.github.clustere2e.installer.StepReport;
import io.github.clustere2e.installer.StepStatus;
import io.github.clustere2e.installer.condition.Answer;
import io.github.clustere2e.installer.condition.Condition;
import io.github.clustere2e.installer.fake.FakeCluster;
import io.github.clustere2e.installer.fake.FakeDebian;
import io.github.clustere2e.installer.packages.PackageSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ServiceInstallerTest {

    private static final Condition HEALTHY = Condition.of("it is healthy", (node, left) -> Answer.yes());
    private static final Condition ILL = Condition.of("it is healthy", (node, left) -> Answer.never("it is ill"));

    @TempDir
    Path cache;

    private final FakeCluster cluster = FakeCluster.of(Role.AGENT, 3);

    @BeforeEach
    void debian12() {
        cluster.fakes().forEach(node -> FakeDebian.on(node, "debian-12-amd64", "digest"));
    }

    @Test
    void everyOperationIsAPlanThatAsksNoNode() {
        ServiceInstaller installer = software().health(HEALTHY).build();

        for (Operation operation : Operation.values()) {
            assertThat(installer.plan(cluster, operation).toString()).contains("agent_2/");
        }
        assertThat(installer.operations()).containsExactlyInAnyOrder(Operation.values());
        assertThat(cluster.fakes()).allSatisfy(node -> assertThat(node.log()).isEmpty());
    }

    @Test
    void withoutAnOrderNoNodeWaitsForAnother() {
        InstallPlan plan = software().health(HEALTHY).build().plan(cluster);

        assertThat(plan.steps())
                .allSatisfy(step -> assertThat(step.needs())
                        .allMatch(need ->
                                need.startsWith(step.node().orElseThrow().name() + "/")));
    }

    @Test
    void theFirstStartsBeforeTheRestAndStopsAfterThem() {
        ServiceInstaller installer =
                software().order(StartOrder.FIRST_THEN_REST).build();

        assertThat(installer.plan(cluster).step("agent_2/start-etcd").needs()).contains("agent_0/start-etcd");
        assertThat(installer.plan(cluster).step("agent_2/start-etcd").needs()).doesNotContain("agent_1/start-etcd");
        assertThat(installer.plan(cluster, Operation.STOP).step("agent_0/stop").needs())
                .containsExactly("agent_2/stop", "agent_1/stop");
    }

    @Test
    void oneByOneEachStartsAfterTheOneBeforeAndStopsBeforeIt() {
        ServiceInstaller installer = software().order(StartOrder.ONE_BY_ONE).build();

        assertThat(installer.plan(cluster).step("agent_2/start-etcd").needs()).contains("agent_1/start-etcd");
        assertThat(installer.plan(cluster, Operation.STOP).step("agent_1/stop").needs())
                .containsExactly("agent_2/stop");
    }

    @Test
    void whereThereIsAnOrderNoPackageStartsItsServiceByItself() {
        software().order(StartOrder.ONE_BY_ONE).build().install(cluster);

        assertThat(cluster.fake("agent_1").log()).anyMatch(line -> line.startsWith("sh -s -- etcd ARCHIVE "));
    }

    @Test
    void aNewConfigurationGoesNodeByNodeAndStopsAtTheFirstThatIsIll() {
        software().configFile("/etc/etcd", node -> "one").build().install(cluster);
        ServiceInstaller other = software()
                .configFile("/etc/etcd", node -> "two")
                .health(ILL.within(Duration.ofMillis(10)))
                .build();

        assertThatThrownBy(() -> other.plan(cluster, Operation.CONFIGURE).run())
                .isInstanceOf(InstallException.class)
                .hasMessageContaining("agent_0/ready")
                .hasMessageContaining("it is ill")
                .hasMessageContaining("Not run because of that: agent_1/configure");
        assertThat(cluster.fake("agent_1").fakeFiles().text("/etc/etcd")).isEqualTo("one");
    }

    @Test
    void anUpgradeFetchesForAllAtOnceAndReplacesNodeByNode() {
        software().health(HEALTHY).build().install(cluster);
        InstallPlan upgrade = software().health(HEALTHY).build().plan(cluster, Operation.UPGRADE);

        assertThat(upgrade.step("agent_2/send").needs()).allMatch(need -> need.startsWith("agent_2/"));
        assertThat(upgrade.step("agent_1/stop").needs()).containsExactly("agent_1/send", "agent_0/ready");
        assertThat(upgrade.run().step("agent_2/stop").status()).isEqualTo(StepStatus.DONE);
    }

    @Test
    void aSecretIsTheSameOnAllNodesAndStaysWhenItIsInstalledAgain() {
        ServiceInstaller installer = software()
                .secretFile("/var/lib/cookie", "etcd", () -> "secret" + System.nanoTime())
                .build();
        InstallReport report = installer.install(cluster);
        String secret = cluster.fake("agent_0").fakeFiles().text("/var/lib/cookie");
        InstallReport again = installer.install(cluster);

        assertThat(cluster.fakes())
                .allSatisfy(node ->
                        assertThat(node.fakeFiles().text("/var/lib/cookie")).isEqualTo(secret));
        assertThat(cluster.fake("agent_1").log()).contains("chown etcd: /var/lib/cookie");
        assertThat(installer.plan(cluster) + report.toString() + again).doesNotContain(secret);
        assertThat(again.step("agent_2/secret-1").status()).isEqualTo(StepStatus.SKIPPED);
    }

    @Test
    void removalStopsFirstAndTakesFilesAway() {
        ServiceInstaller installer =
                software().configFile("/etc/etcd", node -> "one").build();
        installer.install(cluster);
        InstallReport report = installer.plan(cluster, Operation.REMOVE).run();

        assertThat(report.steps())
                .extracting(StepReport::id)
                .contains("agent_0/stop", "agent_0/remove", "agent_0/clean");
        assertThat(cluster.fake("agent_0").fakeFiles().paths()).doesNotContain("/etc/etcd");
        assertThat(cluster.fake("agent_0").log()).contains("sh -s -- NAMES etcd-server");
    }

    @Test
    void theFirstServiceIsStartedByWhoeverFoundsTheClusterOnTheFirstNodeOnly() {
        ServiceInstaller installer = software()
                .firstStart(context -> context.node().run("found"))
                .order(StartOrder.ONE_BY_ONE)
                .build();
        installer.install(cluster);

        assertThat(cluster.fake("agent_0").log()).contains("found");
        assertThat(cluster.fake("agent_1").log()).doesNotContain("found");
        assertThat(installer.plan(cluster, Operation.UPGRADE).steps())
                .extracting(Step::description)
                .noneMatch(text -> text.contains("the first"));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        ServiceInstaller.Builder bad = ServiceInstaller.of("none", PackageSource.named("none"))
                .configFile("etc/none", node -> "")
                .order(StartOrder.ONE_BY_ONE)
                .roles(Set.of(Role.AGENT));

        assertThatThrownBy(bad::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'etc/none' is not an absolute path")
                .hasMessageContaining("no service to start");
    }

    private ServiceInstaller.Builder software() {
        PackageSource source =
                new PackageSource(List.of("etcd-server"), List.of(), cache, false, Duration.ofMinutes(1));
        return ServiceInstaller.of("etcd", source).service("etcd");
    }
}
