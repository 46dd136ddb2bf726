// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.Role;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each condition is false before, is waited for meanwhile, and true after. */
@Tag("engine")
@Timeout(120)
class ConditionsOnRealNodesTest {

    private static Cluster cluster;
    private static Node node;

    @BeforeAll
    static void create() {
        cluster = Clusters.create(ClusterSpec.builder()
                .name("conditions-test")
                .nodes(Role.AGENT, 1, NodeRequirements.none().withPackages("busybox"))
                .build());
        node = cluster.node("agent_0");
    }

    @AfterAll
    static void destroy() {
        cluster.close();
    }

    @Test
    void aUnitBecomesActive() throws Exception {
        becomesTrue(
                Condition.unitActive("made.service"),
                "systemd-run --quiet --unit=made --property=Type=forking sh -c 'sleep 0.3; sleep 600 &'");
    }

    @Test
    void aUnitThatFailedIsNotWaitedForAndItsJournalIsInTheError() {
        node.run(Command.shell("systemd-run --quiet --unit=broken sh -c 'echo my disk is gone; exit 3'; sleep 0.5"));

        assertThatThrownBy(() -> Condition.unitActive("broken").await(node))
                .isInstanceOf(ConditionException.class)
                .hasMessageContaining("The unit failed")
                .hasMessageContaining("my disk is gone");
        assertThatThrownBy(() -> Condition.unitActive("nowhere")
                        .within(Duration.ofMillis(200))
                        .await(node))
                .hasMessageContaining("it is not there");
    }

    @Test
    void aPortIsOpenedAndAnswers() throws Exception {
        assertThat(Condition.httpStatus("http://localhost:8099/", 404).holds(node))
                .isFalse();
        becomesTrue(Condition.portOpen(8099), "sleep 0.3; mkdir -p /srv/web; busybox httpd -p 8099 -h /srv/web");

        Condition.httpStatus("http://localhost:8099/", 404).await(node);
        Condition ok = Condition.httpStatus("http://localhost:8099/page", 200).within(Duration.ofMillis(300));
        assertThatThrownBy(() -> ok.await(node)).hasMessageContaining("Last answer: it answers 404");
        becomesTrue(ok.within(Duration.ofSeconds(20)), "sleep 0.3; echo hello >/srv/web/page");
    }

    @Test
    void aFileAppearsAndACommandSucceeds() throws Exception {
        becomesTrue(Condition.fileExists("/srv/appears"), "sleep 0.3; touch /srv/appears");
        becomesTrue(Condition.succeeds("test", "-s", "/srv/appears"), "sleep 0.3; echo x >/srv/appears");
    }

    @Test
    void aLineOfAFileIsSeenWhenItIsWrittenAlsoIfTheFileIsMadeMeanwhile() throws Exception {
        Condition line = Condition.logLine("/srv/app.log", "ready after [0-9]+ s");
        becomesTrue(
                line, "sleep 0.3; echo starting >/srv/app.log; sleep 0.3; echo 'is ready after 3 s' >>/srv/app.log");
        assertThatThrownBy(() -> Condition.logLine("/srv/app.log", "never")
                        .within(Duration.ofMillis(300))
                        .await(node))
                .hasMessageContaining("there is no such line");
        assertThat(node.run(Command.shell("pgrep -c 'tail|grep' || true")).stdout())
                .isEqualTo("0");
    }

    @Test
    void aLineOfAUnitsJournalIsSeen() throws Exception {
        becomesTrue(
                Condition.journalLine("talks", "I am (up|ready)"),
                "systemd-run --quiet --unit=talks sh -c 'sleep 0.3; echo I am ready; sleep 600'");
    }

    private static void becomesTrue(Condition condition, String script) throws Exception {
        assertThat(condition.holds(node)).isFalse();
        CompletableFuture<Void> making = CompletableFuture.runAsync(() -> node.run(Command.shell(script)));
        condition.within(Duration.ofSeconds(20)).await(node);
        assertThat(condition.holds(node)).isTrue();
        making.get();
    }
}
