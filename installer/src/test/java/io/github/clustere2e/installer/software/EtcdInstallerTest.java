// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.software;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.Step;
import io.github.clustere2e.installer.StepContext;
import io.github.clustere2e.installer.fake.FakeCluster;
import org.junit.jupiter.api.Test;

class EtcdInstallerTest {

    private final FakeCluster cluster = FakeCluster.of(Role.AGENT, 2).and(Role.MASTER, 1);

    @Test
    void everyMemberIsToldOfAllMembersByTheirPrivateAddresses() throws Exception {
        InstallPlan plan = EtcdInstaller.builder().roles(Role.AGENT).build().plan(cluster);
        plan.step("agent_1/configure").run(new NoContext());

        assertThat(cluster.fake("agent_1").fakeFiles().text("/etc/default/etcd"))
                .isEqualTo("""
                        ETCD_NAME=agent_1
                        ETCD_LISTEN_CLIENT_URLS=http://10.0.0.2:2379,http://127.0.0.1:2379
                        ETCD_ADVERTISE_CLIENT_URLS=http://10.0.0.2:2379
                        ETCD_LISTEN_PEER_URLS=http://10.0.0.2:2380
                        ETCD_INITIAL_ADVERTISE_PEER_URLS=http://10.0.0.2:2380
                        ETCD_INITIAL_CLUSTER=agent_0=http://10.0.0.1:2380,agent_1=http://10.0.0.2:2380
                        ETCD_INITIAL_CLUSTER_STATE=new
                        ETCD_INITIAL_CLUSTER_TOKEN=fake
                        """);
    }

    @Test
    void noMemberWaitsForAnother() {
        InstallPlan plan = EtcdInstaller.builder().build().plan(cluster);

        assertThat(plan.steps())
                .filteredOn(step -> step.node().isPresent())
                .allSatisfy(step -> assertThat(step.needs())
                        .allMatch(need ->
                                need.startsWith(step.node().orElseThrow().name() + "/")));
    }

    @Test
    void toPlanAsksNoNode() {
        EtcdInstaller.builder().build().plan(cluster);

        assertThat(cluster.fakes()).allSatisfy(node -> assertThat(node.log()).isEmpty());
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        EtcdInstaller.Builder bad = EtcdInstaller.builder();
        assertThatThrownBy(() -> bad.ports(0, 70000))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("0 is not a port")
                .hasMessageContaining("70000 is not a port");
        assertThatThrownBy(() -> bad.ports(2379, 2379)).hasMessageContaining("port 2379 cannot be for two things");
    }

    /** Not the context of a run: for steps that ask it for nothing. */
    private static final class NoContext implements StepContext {

        @Override
        public String plan() {
            return "etcd";
        }

        @Override
        public String step() {
            throw new UnsupportedOperationException();
        }

        @Override
        public io.github.clustere2e.api.Node node() {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> T valueOf(Step<T> step) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void note(String text) {}

        @Override
        public void skip(String reason) {}
    }
}
