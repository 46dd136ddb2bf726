// SPDX-License-Identifier: Apache-2.0
package com.example.modular;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.software.EtcdCluster;
import io.github.clustere2e.installer.software.EtcdInstaller;
import java.time.Duration;

/** The example of README.md: what is between the two marks stands there word for word, and a test sees to it. */
final class SurvivingEtcd {

    private SurvivingEtcd() {}

    public static void main(String[] arguments) {
        // begin of the example
        EtcdInstaller installer = EtcdInstaller.builder().build();
        ClusterSpec spec = ClusterSpec.builder()
                .nodes(Role.of("etcd"), 3, installer.requirements())
                .build();

        try (Cluster cluster = Clusters.create(spec)) { // three hosts, each with systemd and sshd
            installer.install(cluster); // over SSH, as on any host
            EtcdCluster etcd = installer.client(cluster);
            etcd.put("colour", "green");

            Node leader = etcd.leader();
            cluster.capability(PowerControl.class).kill(leader); // as if somebody pulled its plug
            etcd = etcd.without(leader);
            Node elected = etcd.awaitLeaderOtherThan(leader, Duration.ofSeconds(60));

            System.out.println(elected.name() + " leads, and the colour is "
                    + etcd.get("colour").orElse("lost"));
            for (CommandResult result : cluster.nodes().without(leader).run("uptime", "-p")) {
                System.out.println(result.node() + ": " + result.stdout()); // both at once, one result a node
            }
        } // nothing is left of it
        // end of the example
    }
}
