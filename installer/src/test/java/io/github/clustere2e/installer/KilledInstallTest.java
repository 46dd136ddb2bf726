// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Lease;
import io.github.clustere2e.api.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process that installs on somebody's standing cluster is killed: the cluster stays, and can be installed on again. */
@Tag("engine")
@Timeout(180)
class KilledInstallTest {

    private static final String NAME = "killed-install-test";
    /** A watchdog that took the cluster along would have done it by then. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(15);

    @Test
    void aStandingClusterWhoseInstallIsKilledStays() throws Exception {
        try (Cluster cluster = Clusters.create(ClusterSpec.builder()
                .name(NAME)
                .lease(Lease.standing(Duration.ofMinutes(10)))
                .nodes(Role.AGENT, 1)
                .build())) {
            try {
                killInstalling(cluster);
                LockSupport.parkNanos(LONG_ENOUGH.toNanos());

                assertThat(cluster.info().state()).isEqualTo(ClusterInfo.State.STANDING);
                assertThat(cluster.node("agent_0").run("cat", "/var/tmp/begun").stdout())
                        .isEqualTo("installed half");
                assertThat(plan(cluster, "true").run().step("agent_0/install").status())
                        .isEqualTo(StepStatus.DONE);
            } finally {
                cluster.destroy();
            }
        }
    }

    private static void killInstalling(Cluster cluster) throws IOException, InterruptedException {
        Process installing = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Installing.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader words = installing.inputReader()) {
            assertThat(words.readLine()).isEqualTo("installing");
            cluster.nodes().run(Command.shell("until [ -s /var/tmp/begun ]; do sleep 0.1; done"));
        } finally {
            installing.destroyForcibly().waitFor();
        }
    }

    private static InstallPlan plan(Cluster cluster, String last) {
        InstallPlan.Builder plan = InstallPlan.builder("software");
        plan.onEach(
                cluster.nodes(),
                node -> Step.on(node, "install")
                        .does(context ->
                                node.run(Command.shell("printf 'installed half' >/var/tmp/begun; exec " + last))));
        return plan.build();
    }

    /** Installs for ten minutes what somebody's cluster is to have. */
    static final class Installing {

        private Installing() {}

        public static void main(String[] arguments) {
            try (Cluster cluster = Clusters.attach(NAME)) {
                System.out.println("installing");
                plan(cluster, "sleep 601").run();
            }
        }
    }
}
