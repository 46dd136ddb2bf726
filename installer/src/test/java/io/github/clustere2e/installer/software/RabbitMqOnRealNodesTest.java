// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.software;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.InstallReport;
import io.github.clustere2e.installer.Operation;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Tag("engine")
@Tag("soak")
@Timeout(420)
class RabbitMqOnRealNodesTest {

    private static final Logger LOG = LoggerFactory.getLogger(RabbitMqOnRealNodesTest.class);
    private static final String COOKIE = "/var/lib/rabbitmq/.erlang.cookie";

    private final RabbitMqInstaller installer = RabbitMqInstaller.builder().build();

    @Test
    void aQueueMadeOnOneMemberIsOnAllAndTheCookieIsInNoReport() {
        try (Cluster cluster =
                Clusters.create(ClusterSpec.builder().nodes(Role.AGENT, 3).build())) {
            InstallPlan plan = installer.plan(cluster, Operation.INSTALL);
            InstallReport report = plan.run();
            LOG.info("{}", report);
            cluster.node("agent_0")
                    .run(
                            "rabbitmqctl",
                            "eval",
                            "rabbit_amqqueue:declare({resource, <<\"/\">>, queue, <<\"kept\">>}, true, false, [], none,"
                                    + " <<\"test\">>).");

            assertThat(cluster.node("agent_2")
                            .run("rabbitmqctl", "--quiet", "list_queues", "name")
                            .lines())
                    .contains("kept");
            Set<String> cookies = cluster.nodes().stream()
                    .map(node -> node.run("cat", COOKIE).stdout())
                    .collect(Collectors.toSet());
            assertThat(cookies).hasSize(1);
            assertThat(cluster.nodes().run("stat", "--format=%a %U", COOKIE))
                    .allSatisfy(result -> assertThat(result.stdout()).isEqualTo("600 rabbitmq"));
            assertThat(plan + "" + report).doesNotContain(cookies.iterator().next());

            InstallReport again = installer.install(cluster);
            assertThat(again.step("agent_1/secret-1").note()).contains("like that already");
        }
    }
}
