// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.InstallReport;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("engine")
@Timeout(600)
class DcosOnRealNodesTest {

    @Test
    void smoke(@TempDir Path directory) throws Exception {
        DcosInstaller installer =
                DcosInstaller.fromPath(StandIn.make(directory)).build();
        ClusterSpec spec = ClusterSpec.builder()
                .name("dcos-test")
                .nodes(Role.MASTER, 3, installer.requirements(Role.MASTER))
                .nodes(Role.AGENT, 2, installer.requirements(Role.AGENT))
                .nodes(Role.PUBLIC_AGENT, 1, installer.requirements(Role.PUBLIC_AGENT))
                .build();
        try (Cluster cluster = Clusters.create(spec)) {
            System.out.println(installer.plan(cluster));
            InstallReport report = installer.install(cluster, event -> System.out.println(event));
            System.out.println(report);
            assertThat(DcosCluster.buildInfo(cluster.node("agent_0")).version()).isEqualTo("2.1.0");
            System.out.println(DcosCluster.of(cluster).runWithTestEnvironment("pytest", "-v"));
        }
    }
}
