// SPDX-License-Identifier: Apache-2.0
package com.example.lab;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.InstallReport;
import io.github.clustere2e.installer.software.NatsInstaller;
import java.nio.file.Path;
import java.util.List;

/** Puts NATS on hosts that exist already: {@code java com.example.lab.Rollout hosts.yml 3}. */
public final class Rollout {

    private Rollout() {}

    /** Takes a file that lists the hosts, and on how many of them NATS is wanted. */
    public static void main(String[] arguments) {
        System.out.println(install(Path.of(arguments[0]), Integer.parseInt(arguments[1])));
    }

    /** What is installed stays: to let go of hosts changes nothing on them. */
    static InstallReport install(Path hosts, int count) {
        ClusterProvider lab = Clusters.provider("hosts");
        ClusterSpec spec = ClusterSpec.builder()
                .nodes(Role.of("broker"), count)
                .options(lab.readOptions(List.of(new OptionValue("hosts", hosts.toString()))))
                .build();
        try (Cluster cluster = lab.create(spec)) {
            return NatsInstaller.builder().build().install(cluster);
        }
    }
}
