// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterCreationException;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.ssh.SshNode;
import java.io.IOException;
import java.nio.file.Path;

/** A program that wants one host of a pool, says which it got, and keeps it until its input ends. */
public final class Claimant {

    private Claimant() {}

    /** Takes a name for its cluster and a file with the pool. */
    public static void main(String[] arguments) throws IOException {
        ClusterSpec spec = ClusterSpec.builder()
                .name(arguments[0])
                .nodes(Role.AGENT, 1)
                .options(HostsOptions.fromYaml(Path.of(arguments[1])))
                .build();
        System.out.println("begun");
        System.in.read();
        try (Cluster cluster = Clusters.provider(HostsOptions.BACKEND).create(spec)) {
            System.out.println(((SshNode) cluster.nodes().first()).endpoint().port());
            System.in.readAllBytes();
        } catch (ClusterCreationException e) {
            System.out.println(String.valueOf(e.getMessage()).contains("too few hosts") ? "none" : e.toString());
        }
    }
}
