// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.software;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.fake.FakeCluster;
import io.github.clustere2e.installer.fake.FakeNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EtcdClusterTest {

    private final FakeCluster cluster = FakeCluster.of(Role.AGENT, 3);
    private final EtcdCluster etcd = EtcdCluster.of(cluster);

    @Test
    void theLeaderIsTheMemberThatSaysSo() {
        answer(status(1, "3.4.23", false, 2) + status(2, "3.4.23", true, 2) + status(3, "3.4.23", false, 2));

        assertThat(etcd.leader().name()).isEqualTo("agent_1");
    }

    @Test
    void ofTwoThatThinkThatTheyLeadTheOneOfTheLaterElectionDoes() {
        answer(status(1, "3.4.23", true, 7) + status(2, "3.4.23", true, 12));

        assertThat(etcd.leader().name()).isEqualTo("agent_1");
    }

    @Test
    void withoutALeaderTheErrorSaysWhatHelps() {
        answer(status(1, "3.4.23", false, 2));

        assertThatThrownBy(etcd::leader)
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("awaitLeaderOtherThan");
    }

    @Test
    void whoeverIsLeftOutIsNeitherAskedNorAskedOf() {
        answer(status(2, "3.4.23", true, 3));
        Node gone = cluster.node("agent_0");

        assertThat(etcd.awaitLeaderOtherThan(gone, Duration.ofSeconds(5)).name())
                .isEqualTo("agent_1");
        assertThat(cluster.fake("agent_0").log()).isEmpty();
        assertThat(cluster.fake("agent_1").log())
                .singleElement()
                .asString()
                .startsWith("timeout 5.0s sh -c ")
                .endsWith(" sh http://10.0.0.2:2379,http://10.0.0.3:2379");
    }

    @Test
    void anElectionThatDoesNotComeEndsInAClearError() {
        cluster.answering((command, script) -> new FakeNode.Answer(124, "", "context deadline exceeded"));

        assertThatThrownBy(() -> etcd.awaitLeaderOtherThan(cluster.node("agent_0"), Duration.ofMillis(1500)))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("within 1.5 s")
                .hasMessageContaining("quorum")
                .hasMessageContaining("context deadline exceeded");
    }

    @Test
    void membersThatStayIllEndInAClearError() {
        cluster.answering((command, script) -> new FakeNode.Answer(124, "", "http://10.0.0.3:2379 is unhealthy"));

        assertThatThrownBy(() -> etcd.awaitHealthy(Duration.ofMillis(1500)))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("within 1.5 s")
                .hasMessageContaining("http://10.0.0.3:2379 is unhealthy");
    }

    @Test
    void aVersionWhoseAnswersAreReadWronglyIsRefused() {
        answer(status(1, "3.3.25", true, 2));

        assertThatThrownBy(() -> etcd.health().await(cluster.node("agent_0")))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("3.3.25")
                .hasMessageContaining("3.4 or later");
    }

    private void answer(String stdout) {
        cluster.answering((command, script) -> FakeNode.Answer.of(stdout));
    }

    /** A line as etcdctl 3.4.23 prints it. */
    private static String status(int address, String version, boolean leads, int term) {
        return "http://10.0.0." + address + ":2379, 7fbd7093add6cd8, " + version + ", 20 kB, " + leads + ", false, "
                + term + ", 8, 8, \n";
    }
}
