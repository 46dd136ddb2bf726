// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.ClusterCreationException;
import io.github.clustere2e.cli.fake.FakeWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreateCommandTest {

    @BeforeEach
    void emptyWorld() {
        FakeWorld.reset();
    }

    @Test
    void printsTheNodesOnStandardOutputAndTheNextStepsOnStandardError() {
        Run run = Run.of("create", "five", "--masters", "1", "--agents", "2", "--public-agents", "1", "--role", "db=1");

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEqualTo("""
                        NAME             ROLE           ADDRESS
                        master_0         master         10.0.0.1
                        agent_0          agent          10.0.0.2
                        agent_1          agent          10.0.0.3
                        public_agent_0   public_agent   10.0.0.4
                        db_0             db             10.0.0.5
                        """);
        assertThat(run.err())
                .contains("Cluster 'five' is ready: 5 nodes")
                .contains("  cluster-e2e run five --all -- hostname\n")
                .contains("  cluster-e2e destroy five\n");
        assertThat(FakeWorld.clusters()).containsExactly("five");
    }

    @Test
    void theNextStepsNameTheBackendIfItWasGiven() {
        assertThat(Run.of("create", "one", "--agents", "1", "--backend", "fake").err())
                .contains("  cluster-e2e run one --backend fake --all -- hostname\n")
                .contains("  cluster-e2e destroy one --backend fake\n")
                .contains("Cluster 'one' is ready");
    }

    @Test
    void theClusterStandsWithoutALimitUnlessALeaseIsGiven() {
        assertThat(Run.of("create", "one", "--agents", "1", "--json").out())
                .contains("\"state\": \"standing\"", "\"expires\": null");
        Run leased = Run.of("create", "two", "--agents", "1", "--lease", "1h30m", "--json");

        assertThat(leased.out()).contains("\"expires\": \"2026-01-02T04:34:05Z\"");
        assertThat(leased.err()).contains("It goes by itself in 90 min");
    }

    @Test
    void optionsOfTheBackendAreHandedToItAsTheyWereGiven() {
        Run run = Run.of("create", "one", "--agents", "1", "--option", "colour=a=b", "--option", "colour=");

        assertThat(run.status()).isZero();
        assertThat(FakeWorld.events()).contains("options [colour=a=b, colour=]");
    }

    @Test
    void theJsonIsThatOfInspect() {
        String created = Run.of("create", "five", "--masters", "1", "--agents", "4", "--json")
                .out();

        assertThat(created).isEqualTo(Run.of("inspect", "five", "--json").out()).contains("agent_3");
    }

    @Test
    void progressIsShownAsPlainLinesWhereStandardErrorIsNoTerminal() {
        String err = Run.of("create", "five", "--agents", "5").err();

        assertThat(err).containsPattern("\\[ +0\\.\\d s] start\n").containsPattern("start: 5/5 done in \\d+ ms\n");
        assertThat(err).doesNotContain("\u001b");
    }

    @Test
    void aNameThatIsTakenIsBadInputAndLeavesTheOtherAlone() {
        Run.of("create", "five", "--agents", "5");
        Run again = Run.of("create", "five", "--agents", "1");

        assertThat(again.status()).isEqualTo(2);
        assertThat(again.out()).isEmpty();
        assertThat(again.err()).isEqualTo("cluster-e2e: There is a cluster 'five' already\n");
        assertThat(FakeWorld.clusters()).containsExactly("five");
    }

    @Test
    void aFailureOfTheBackendIsOneMessageWithoutAStackTrace() {
        FakeWorld.whileCreating(progress -> {
            throw new ClusterCreationException("agent_0 died: fs.inotify.max_user_instances is 128");
        });
        Run run = Run.of("create", "five", "--agents", "5");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("cluster-e2e: agent_0 died: fs.inotify.max_user_instances is 128\n");
        assertThat(FakeWorld.clusters()).isEmpty();
    }

    @Test
    void verboseShowsTheStackTraceToo() {
        FakeWorld.whileCreating(progress -> {
            throw new ClusterCreationException("agent_0 died");
        });

        assertThat(Run.of("create", "five", "--agents", "5", "-v").err()).contains("agent_0 died", "\tat ");
        assertThat(Run.of("--verbose", "create", "five", "--agents", "5").err()).contains("\tat ");
    }

    @Test
    void aBugSaysThatItIsOne() {
        FakeWorld.whileCreating(progress -> {
            throw new IllegalStateException("oops");
        });
        Run run = Run.of("create", "five", "--agents", "5");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("a bug of Cluster E2E", "IllegalStateException: oops", "--verbose")
                .doesNotContain("\tat ");
    }

    @Test
    void anErrorOfTheVirtualMachineIsReportedAsAFailureToo() {
        FakeWorld.whileCreating(progress -> {
            throw new NoClassDefFoundError("com/example/Missing");
        });
        Run run = Run.of("create", "five", "--agents", "5");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("NoClassDefFoundError: com/example/Missing");
    }
}
