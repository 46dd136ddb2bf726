// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.SystemdNodes;
import io.github.clustere2e.installer.InstallPlan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;

/** What people get wrong, and what they are told; simulated nodes. */
@Timeout(120)
class MisuseTest {

    @TempDir
    Path evidence;

    @AfterEach
    void nothingIsLeft() {
        assertThat(Clusters.provider("simulated").list()).isEmpty();
    }

    @Test
    void outsideOfATestThereIsNoCluster() {
        ClusterExtension extension =
                ClusterExtension.of(ClusterSpec.builder().nodes(Role.AGENT, 1).build());

        assertThatThrownBy(extension::cluster)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@RegisterExtension");
    }

    @Test
    void aClusterWithoutNodesIsRefusedWithItsPlace() {
        assertThat(failure(NoNodes.class))
                .contains("@WithCluster on class " + NoNodes.class.getName())
                .contains("it has no nodes: ask for at least one");
    }

    @Test
    void anInstallerThatIsNotThereIsToldWithThoseThatAre() {
        assertThat(failure(UnknownInstaller.class))
                .contains("There is no installer 'etc'")
                .contains("etcd");
    }

    @Test
    void anOptionThatIsNoneIsRefused() {
        assertThat(failure(BadOption.class)).contains("'version' is not of the form name=value");
    }

    @Test
    void aRoleThatTheClusterDoesNotHaveIsToldWithThoseThatItHas() {
        assertThat(failure(UnknownRole.class))
                .contains("the cluster has no nodes of role 'broker'")
                .contains("agent");
    }

    @Test
    void oneOfSeveralNodesMustBeNamed() {
        assertThat(failure(WhichNode.class)).contains("say which with @InRole");
    }

    @Test
    void aNodeBeyondTheLastIsRefused() {
        assertThat(failure(NodeTooFar.class)).contains("there is no node 2 of that role");
    }

    @Test
    void aParameterWithoutAClusterIsToldWhereThereIsOne() {
        assertThat(failure(TooEarly.class)).contains("gets no cluster").contains("@BeforeEach");
    }

    @Test
    void anAnnotationThatNobodyWouldReadIsRefused() {
        assertThat(failure(OnTheWrongMethod.class)).contains("that is no test: put it on a test or on the class");
    }

    @Test
    void aRoleIsForNodesOnly() {
        assertThat(failure(RoleOfText.class)).contains("@InRole is for parameters of the types Nodes and Node");
    }

    @Test
    void moreNodesThanTheMachineCanCarryAreRefusedBeforeAnythingIsMade() {
        assertThat(failure(Suites.withEvidenceIn(evidence).set(Settings.NODES, "3"), FourNodes.class))
                .contains(FourNodes.class.getName() + " wants 4 nodes at once")
                .contains(Settings.NODES + " = 3");
    }

    @Test
    void aSettingThatIsNoneIsRefused() {
        assertThat(failure(Suites.withEvidenceIn(evidence).set(Settings.NODES, "many"), FourNodes.class))
                .contains("The configuration parameter " + Settings.NODES + " cannot be 'many'");
        assertThat(failure(Suites.withEvidenceIn(evidence).set(Settings.PATIENCE, "soon"), FourNodes.class))
                .contains("such as 90s");
    }

    @Test
    void aBackendThatIsNotThereIsToldWithThoseThatAre() {
        assertThat(failure(UnknownBackend.class)).contains("'dokker'").contains("simulated");
    }

    @Test
    void anInstalledClusterThatIsKeptMustSayWhatItDependsOn() {
        ClusterExtensionBuilder builder = ClusterExtension.builder(
                        ClusterSpec.builder().nodes(Role.AGENT, 1).build())
                .installer(cluster -> InstallPlan.builder("nothing").build())
                .scope(Scope.KEPT);

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("what its software depends on");
    }

    @Test
    void whatABackendCannotDoAbortsTheTestWithTheReason() {
        assertThat(Suites.withEvidenceIn(evidence)
                        .run(NeedsSystemd.class)
                        .testEvents()
                        .aborted()
                        .list())
                .extracting(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .map(Throwable::getMessage)
                        .orElse(""))
                .containsExactly("Backend 'simulated' does not declare [SystemdNodes] here");
    }

    @Test
    void whatIsForAnotherBackendIsSkippedWithTheReason() {
        assertThat(Suites.withEvidenceIn(evidence)
                        .run(ForAnotherBackend.class)
                        .allEvents()
                        .skipped()
                        .list())
                .extracting(event -> event.getRequiredPayload(String.class))
                .singleElement()
                .satisfies(reason -> assertThat(reason).contains("this is for [lab]"));
    }

    private String failure(Class<?> suite) {
        return failure(Suites.withEvidenceIn(evidence), suite);
    }

    private static String failure(Suites suites, Class<?> suite) {
        List<String> messages = suites.run(suite).allEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .map(Throwable::getMessage)
                        .orElse(""))
                .toList();
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }

    @WithCluster(backend = "simulated")
    static class NoNodes {
        @Test
        void it() {}
    }

    @WithCluster(agents = 1, installer = "etc", backend = "simulated")
    static class UnknownInstaller {
        @Test
        void it() {}
    }

    @WithCluster(agents = 1, installer = "etcd", installerOptions = "version", backend = "simulated")
    static class BadOption {
        @Test
        void it() {}
    }

    @WithCluster(agents = 1, backend = "simulated")
    static class UnknownRole {
        @Test
        void it(@InRole("broker") Nodes brokers) {
            assertThat(brokers.isEmpty()).isTrue();
        }
    }

    @WithCluster(agents = 2, backend = "simulated")
    static class WhichNode {
        @Test
        void it(Node node) {
            assertThat(node.name()).isEmpty();
        }
    }

    @WithCluster(agents = 2, backend = "simulated")
    static class NodeTooFar {
        @Test
        void it(@InRole(value = "agent", index = 2) Node node) {
            assertThat(node.name()).isEmpty();
        }
    }

    @WithCluster(agents = 1, backend = "simulated", scope = Scope.METHOD)
    static class TooEarly {
        @BeforeAll
        static void before(Cluster cluster) {
            assertThat(cluster.name()).isEmpty();
        }

        @Test
        void it() {}
    }

    @WithCluster(agents = 1, backend = "simulated")
    static class OnTheWrongMethod {
        @BeforeAll
        @WithCluster(agents = 2, backend = "simulated")
        static void before() {}

        @Test
        void it() {}
    }

    @WithCluster(agents = 1, backend = "simulated")
    static class RoleOfText {
        @Test
        void it(@InRole("agent") String node) {
            assertThat(node).isEmpty();
        }
    }

    @WithCluster(agents = 4, backend = "simulated")
    static class FourNodes {
        @Test
        void it() {}
    }

    @WithCluster(agents = 1, backend = "dokker")
    static class UnknownBackend {
        @Test
        void it() {}
    }

    @WithCluster(agents = 1, backend = "simulated")
    static class NeedsSystemd {
        @Test
        @RequiresCapability(SystemdNodes.class)
        void it() {}
    }

    @EnabledIfBackend("lab")
    @WithCluster(agents = 1)
    static class ForAnotherBackend {
        @Test
        void it() {}
    }

    static class Fields {

        @RegisterExtension
        final ClusterExtension each = ClusterExtension.builder(
                        ClusterSpec.builder().nodes(Role.AGENT, 1).build())
                .backend("simulated")
                .build();

        @Test
        void one(Cluster cluster) {
            assertThat(each.cluster()).isSameAs(cluster);
            cluster.nodes().run("true");
        }
    }

    @Test
    void anExtensionInAFieldOfTheInstanceHasAClusterForEachTest() {
        Suites.withEvidenceIn(evidence)
                .run(Fields.class)
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(1));
    }
}
