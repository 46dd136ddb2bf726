// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.software;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.Operation;
import io.github.clustere2e.installer.StepReport;
import io.github.clustere2e.installer.StepStatus;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Tag("engine")
@Timeout(300)
class NatsOnRealNodesTest {

    private static final Logger LOG = LoggerFactory.getLogger(NatsOnRealNodesTest.class);

    private final Installer installer = NatsInstaller.builder().build();

    @Test
    void aMessageOutlivesEveryOperationAndIsReadThroughAnotherServer() throws Exception {
        try (Cluster cluster =
                Clusters.create(ClusterSpec.builder().nodes(Role.AGENT, 3).build())) {
            LOG.info("{}", installer.install(cluster));
            try (NatsClient client = new NatsClient(cluster.node("agent_0"), 4222)) {
                assertThat(client.ask(
                                "$JS.API.STREAM.CREATE.kept",
                                "{\"name\":\"kept\",\"subjects\":[\"kept\"],\"num_replicas\":3}"))
                        .doesNotContain("error");
                assertThat(client.ask("kept", "first")).contains("\"seq\":1");
            }
            assertThat(read(cluster.node("agent_2"), 4222)).isEqualTo("first");

            // one server after the other, each healthy before the next
            NatsInstaller moved = NatsInstaller.builder().ports(4333, 6222).build();
            LOG.info("{}", moved.plan(cluster, Operation.CONFIGURE).run());
            assertThat(read(cluster.node("agent_1"), 4333)).isEqualTo("first");

            assertThat(moved.plan(cluster, Operation.UPGRADE).run().steps())
                    .filteredOn(step -> step.id().endsWith("/install"))
                    .extracting(StepReport::status)
                    .containsOnly(StepStatus.SKIPPED);

            moved.plan(cluster, Operation.STOP).run();
            assertThat(active(cluster)).doesNotContain("active");
            moved.plan(cluster, Operation.START).run();
            assertThat(read(cluster.node("agent_2"), 4333)).isEqualTo("first");

            moved.plan(cluster, Operation.REMOVE).run();
            assertThat(cluster.node("agent_1").files().exists("/etc/nats-server.conf"))
                    .isFalse();
            assertThat(cluster.node("agent_1").files().exists("/usr/sbin/nats-server"))
                    .isFalse();
        }
    }

    private static String active(Cluster cluster) {
        StringBuilder active = new StringBuilder();
        for (Node node : cluster.nodes()) {
            active.append(node.run("sh", "-c", "systemctl is-active nats-server || :")
                    .stdout()
                    .replace("inactive", "-"));
        }
        return active.toString();
    }

    private static String read(Node node, int port) throws Exception {
        try (NatsClient client = new NatsClient(node, port)) {
            String answer = client.ask("$JS.API.STREAM.MSG.GET.kept", "{\"seq\":1}");
            assertThat(answer).contains("\"data\":\"");
            String data = answer.replaceAll(".*\"data\":\"([^\"]*)\".*", "$1");
            return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
        }
    }
}
