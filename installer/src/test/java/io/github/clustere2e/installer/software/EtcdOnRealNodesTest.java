// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.software;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.SnapshotKey;
import io.github.clustere2e.installer.InstallReport;
import io.github.clustere2e.installer.StepStatus;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Tag("engine")
@Timeout(300)
class EtcdOnRealNodesTest {

    private static final Logger LOG = LoggerFactory.getLogger(EtcdOnRealNodesTest.class);

    private final EtcdInstaller installer = EtcdInstaller.builder().build();

    @Test
    void itOutlivesItsLeadersNodeWithEveryKey() {
        try (Cluster cluster =
                Clusters.create(ClusterSpec.builder().nodes(Role.AGENT, 3).build())) {
            InstallReport report = installer.install(cluster);
            LOG.info("{}", report);
            EtcdCluster etcd = installer.client(cluster);

            Map<String, String> values = values();
            etcd.putAll(values);
            Node old = etcd.leader();
            cluster.capability(PowerControl.class).kill(old);
            Node now = etcd.awaitLeaderOtherThan(old, Duration.ofSeconds(60));
            EtcdCluster survivors = etcd.without(old);

            assertThat(now.name()).isNotEqualTo(old.name());
            assertThat(survivors.leader().name()).isEqualTo(now.name());
            assertThat(survivors.getAll("")).isEqualTo(values);
            survivors.put("after", "the election");
            assertThat(survivors.get("after")).contains("the election");
            assertThat(survivors.get("never stored")).isEmpty();
        }
    }

    @Test
    void installingAgainChangesNothingAndAnotherConfigurationRestartsIt() {
        try (Cluster cluster =
                Clusters.create(ClusterSpec.builder().nodes(Role.AGENT, 1).build())) {
            installer.install(cluster);
            Node node = cluster.nodes().first();
            String first = startOf(node);
            InstallReport again = installer.install(cluster);

            assertThat(again.step("agent_0/configure").status()).isEqualTo(StepStatus.SKIPPED);
            assertThat(again.step("agent_0/install").status()).isEqualTo(StepStatus.SKIPPED);
            assertThat(startOf(node)).isEqualTo(first);

            EtcdInstaller moved = EtcdInstaller.builder().ports(4001, 2380).build();
            moved.install(cluster);
            assertThat(startOf(node)).isNotEqualTo(first);
            moved.client(cluster).put("key", "value");
            assertThat(moved.client(cluster).get("key")).contains("value");
        }
    }

    @Test
    void whatIsInstalledOnceIsThereAgainAfterARestoreWithItsKeys() {
        ClusterSpec spec = ClusterSpec.builder().nodes(Role.AGENT, 3).build();
        SnapshotKey key = SnapshotKey.of(spec).text("etcd " + UUID.randomUUID()).build();
        Map<String, String> values = values();
        try {
            Clusters.restoreOrCreate(spec, key, cluster -> {
                        installer.install(cluster);
                        installer.client(cluster).putAll(values);
                    })
                    .close();
            try (Cluster again = Clusters.restoreOrCreate(spec, key, cluster -> fail("there is a snapshot"))) {
                EtcdCluster etcd = installer.client(again);

                etcd.awaitHealthy(Duration.ofSeconds(60));

                assertThat(etcd.getAll("")).isEqualTo(values);
            }
        } finally {
            Clusters.removeSnapshot(key.tag());
        }
    }

    private static String startOf(Node node) {
        return node.run("systemctl", "show", "--property=InvocationID", "etcd").stdout();
    }

    /** More than two transactions, with what a shell, Go or JSON would trip over. */
    private static Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < 300; i++) {
            values.put("key-" + i, UUID.randomUUID().toString());
        }
        values.put("-dash", "--value");
        values.put("quotes", "\"'`$HOME\\");
        values.put("lines", "a\n\nb\t ");
        values.put("letters", "é \uD83D\uDE00");
        values.put("empty", "");
        return values;
    }
}
