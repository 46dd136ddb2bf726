// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.software;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Tag("engine")
@Tag("soak")
@Timeout(420)
class GaleraOnRealNodesTest {

    private static final Logger LOG = LoggerFactory.getLogger(GaleraOnRealNodesTest.class);

    private final GaleraInstaller installer = GaleraInstaller.builder().build();

    @Test
    void aRowWrittenThroughOneMemberIsReadThroughAnotherAlsoAfterAllWereStopped() {
        try (Cluster cluster =
                Clusters.create(ClusterSpec.builder().nodes(Role.AGENT, 3).build())) {
            LOG.info("{}", installer.install(cluster));
            sql(
                    cluster.node("agent_0"),
                    "CREATE DATABASE kept; CREATE TABLE kept.rows (id INT PRIMARY KEY, text VARCHAR(20));"
                            + " INSERT INTO kept.rows VALUES (1, 'first')");
            assertThat(read(cluster.node("agent_2"))).isEqualTo("first");

            installer.plan(cluster, Operation.STOP).run();
            LOG.info("{}", installer.plan(cluster, Operation.START).run());

            assertThat(read(cluster.node("agent_1"))).isEqualTo("first");
            LOG.info("{}", installer.install(cluster));
        }
    }

    private static String read(Node node) {
        return sql(node, "SET SESSION wsrep_sync_wait = 1; SELECT text FROM kept.rows WHERE id = 1");
    }

    private static String sql(Node node, String text) {
        return node.run("mariadb", "--batch", "--skip-column-names", "--execute", text)
                .stdout();
    }
}
