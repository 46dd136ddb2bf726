// SPDX-License-Identifier: Apache-2.0
package com.example.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.InstallReport;
import io.github.clustere2e.installer.StepStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hosts that exist are containers here; nothing is known of them but how to log in. */
class RolloutTest {

    @TempDir
    static Path directory;

    private static Cluster machines;
    private static Path hosts;

    @BeforeAll
    static void findHosts() throws Exception {
        machines = Clusters.provider("docker")
                .create(ClusterSpec.builder().nodes(Role.of("machine"), 2).build());
        hosts = new HostsFile(directory).listing(machines.nodes());
    }

    @AfterAll
    static void loseHosts() {
        machines.destroy();
    }

    @Test
    void whatIsInstalledOnHostsRunsOnWhenTheyAreLetGo() {
        InstallReport report = Rollout.install(hosts, 2);

        assertTrue(report.steps().stream().allMatch(step -> step.status() == StepStatus.DONE), report::toString);
        for (CommandResult routes : machines.nodes().run("curl", "-s", "http://localhost:8222/routez")) {
            assertTrue(routes.stdout().contains("\"num_routes\": 1"), routes::stdout);
        }
    }
}
