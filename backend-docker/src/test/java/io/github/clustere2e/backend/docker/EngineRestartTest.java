// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Lease;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.Role;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An engine is killed under a standing cluster; another process finds the cluster again, and starts it. */
@Tag("engine")
@Tag("soak")
@Timeout(300)
class EngineRestartTest {

    private static final String NAME = "engine-restart-test";

    @Test
    void aClusterSurvivesARestartOfTheEngine() throws Exception {
        assumeTrue(SecondEngine.isPossible(), "a second engine needs root, and dockerd, unshare, nsenter and ip");
        try (SecondEngine engine = SecondEngine.start()) {
            List<String> before = engine.java(Make.class);
            assertThat(before).hasSize(3).allMatch(line -> line.contains("written before"));

            engine.kill();
            engine.startAgain();

            assertThat(engine.java(Look.class))
                    .containsExactly(
                            "master_0 is exited", "agent_0 is exited", "agent_1 is exited", "agent_0 says why and how");
            assertThat(engine.java(Start.class)).isEqualTo(before);
            assertThat(engine.java(Destroy.class)).containsExactly("[]");
        }
    }

    /** One of the nodes is off already when the engine is killed. */
    static final class Make {

        private Make() {}

        public static void main(String[] arguments) {
            try (Cluster cluster = Clusters.create(ClusterSpec.builder()
                    .name(NAME)
                    .lease(Lease.standing())
                    .nodes(Role.MASTER, 1)
                    .nodes(Role.AGENT, 2)
                    .build())) {
                cluster.nodes().run(Command.shell("echo written before >/var/tmp/remember; sync"));
                tell(cluster);
                cluster.capability(PowerControl.class).stop(cluster.node("agent_1"));
            }
        }
    }

    static final class Look {

        private Look() {}

        public static void main(String[] arguments) {
            try (Cluster cluster = Clusters.attach(NAME)) {
                cluster.info().nodes().forEach(node -> System.out.println(node.name() + " is " + node.state()));
                cluster.node("agent_0").run("true");
            } catch (NodeConnectionException e) {
                if (String.valueOf(e.getMessage()).contains("switched off. PowerControl.start(node)")) {
                    System.out.println(e.node() + " says why and how");
                }
            }
        }
    }

    static final class Start {

        private Start() {}

        public static void main(String[] arguments) {
            try (Cluster cluster = Clusters.attach(NAME)) {
                PowerControl power = cluster.capability(PowerControl.class);
                cluster.nodes()
                        .each("start", node -> {
                            power.start(node);
                            return node;
                        })
                        .orThrow();
                tell(cluster);
            }
        }
    }

    static final class Destroy {

        private Destroy() {}

        public static void main(String[] arguments) {
            try (Cluster cluster = Clusters.attach(NAME)) {
                cluster.destroy();
            }
            System.out.println(Clusters.list());
        }
    }

    /** Who each node is, what it remembers, and whom it finds by name. */
    private static void tell(Cluster cluster) {
        for (Node node : cluster.nodes()) {
            System.out.println(node + " "
                    + node.run(Command.shell("hostname; hostname -I; cat /etc/machine-id"
                                    + " /etc/ssh/ssh_host_ed25519_key.pub /var/tmp/remember; systemctl is-system-running;"
                                    + " for name in master-0 agent-0 agent-1; do getent hosts $name; done"))
                            .lines());
        }
    }
}
