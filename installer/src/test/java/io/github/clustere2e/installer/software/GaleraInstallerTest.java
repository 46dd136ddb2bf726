// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.software;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.Operation;
import io.github.clustere2e.installer.fake.FakeCluster;
import io.github.clustere2e.installer.fake.FakeNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GaleraInstallerTest {

    private static final String HEALTHY = "wsrep_local_state_comment\tSynced\nwsrep_cluster_size\t2\nwsrep_ready\tON\n";

    private final FakeCluster cluster = FakeCluster.of(Role.AGENT, 2);
    private final Installer installer = GaleraInstaller.builder().build();

    @Test
    void theFirstNodeFoundsTheClusterOnlyIfNoMemberIsUp() {
        up("agent_0", false);
        up("agent_1", false);
        installer.plan(cluster, Operation.START).run();
        assertThat(cluster.fake("agent_0").log()).contains("galera_new_cluster");
        assertThat(cluster.fake("agent_1").log()).doesNotContain("galera_new_cluster");
    }

    @Test
    void aFirstNodeThatWasDownJoinsTheMembersThatAreUp() {
        up("agent_0", false);
        up("agent_1", true);
        installer.plan(cluster, Operation.START).run();

        assertThat(cluster.fake("agent_0").log())
                .doesNotContain("galera_new_cluster")
                .anyMatch(line -> line.endsWith(" start mariadb"));
    }

    @Test
    void aSingleMemberHasNobodyToJoin() {
        assertThat(installer
                        .plan(FakeCluster.of(Role.AGENT, 1))
                        .step("agent_0/configure")
                        .detail())
                .contains("wsrep_cluster_address = gcomm://\n");
        assertThat(installer.plan(cluster).step("agent_1/configure").detail())
                .contains("wsrep_cluster_address = gcomm://10.0.0.1,10.0.0.2\n", "wsrep_node_address = 10.0.0.2");
    }

    private void up(String node, boolean active) {
        cluster.fake(node)
                .answering((command, script) -> script.contains("is-active")
                        ? new FakeNode.Answer(active ? 0 : 1, "", "")
                        : FakeNode.Answer.of(HEALTHY));
    }
}
