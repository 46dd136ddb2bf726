// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.demo;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.ProgressListener;
import io.github.clustere2e.installer.software.EtcdCluster;
import io.github.clustere2e.installer.software.EtcdInstaller;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** etcd, installed as everything is: over SSH. */
public final class EtcdSoftware implements Software {

    private final EtcdInstaller installer = EtcdInstaller.builder().build();

    @Override
    public NodeRequirements requirements() {
        return installer.requirements();
    }

    @Override
    public Store install(Cluster cluster, ProgressListener progress) {
        installer.install(cluster, progress);
        return new Etcd(installer.client(cluster));
    }

    private record Etcd(EtcdCluster client) implements Store {

        @Override
        public void putAll(Map<String, String> values) {
            client.putAll(values);
        }

        @Override
        public Node leader() {
            return client.leader();
        }

        @Override
        public Node awaitLeaderOtherThan(Node former, Duration limit) {
            return client.awaitLeaderOtherThan(former, limit);
        }

        @Override
        public Map<String, String> readFrom(Node node, String prefix) {
            return EtcdCluster.of(Nodes.of(List.of(node)), EtcdCluster.DEFAULT_CLIENT_PORT)
                    .getAll(prefix);
        }
    }
}
