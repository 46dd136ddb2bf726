// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.cli.fake.FakeWorld;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands do when their thread is interrupted, as Ctrl-C does it. */
class InterruptedCommandTest {

    @BeforeEach
    void emptyWorld() {
        FakeWorld.reset();
    }

    @Test
    void createRollsBackAndEndsWith130() {
        FakeWorld.whileCreating(progress -> {
            Thread.currentThread().interrupt();
            Thread.sleep(Long.MAX_VALUE);
        });
        Run run = Run.of("create", "five", "--agents", "5");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(run.status()).isEqualTo(130);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("cluster-e2e: Interrupted: cluster 'five' was rolled back\n");
        assertThat(FakeWorld.events()).containsExactly("create five", "roll back five");
    }

    @Test
    void createRemovesAClusterThatWasJustReadyWhenTheInterruptCame() {
        FakeWorld.whileCreating(progress -> Thread.currentThread().interrupt());
        Run run = Run.of("create", "five", "--agents", "5");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(run.status()).isEqualTo(130);
        assertThat(run.err()).endsWith("cluster-e2e: Interrupted: cluster 'five' was removed again\n");
        assertThat(FakeWorld.clusters()).isEmpty();
    }

    @Test
    void whatCtrlCBreaksOffIsNotMistakenForAFault() {
        FakeWorld.whileCreating(progress -> {
            Thread.currentThread().interrupt();
            throw new BackendUnavailableException("No engine answers: CancellationException");
        });
        assertThat(Run.of("create", "five", "--agents", "5"))
                .returns(130, Run::status)
                .returns("cluster-e2e: Interrupted\n", Run::err);
        FakeWorld.whileCreating(progress -> {
            throw new InterruptedClusterException("interrupted: make the nodes\nand more");
        });
        assertThat(Run.of("create", "five", "--agents", "5").err())
                .isEqualTo("cluster-e2e: Interrupted: make the nodes\n");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void runEndsTheRemoteCommandOnEveryNode() {
        Run.of("create", "five", "--agents", "2");
        Thread.currentThread().interrupt();
        Run run = Run.of("run", "five", "--all", "--", "sleep");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(run.status()).isEqualTo(130);
        assertThat(run.err()).startsWith("cluster-e2e: Interrupted: ");
    }

    @Test
    void runEndsTheCommandOfOneNode() {
        Run.of("create", "one", "--agents", "1");
        Thread.currentThread().interrupt();
        Run run = Run.of("run", "one", "--", "sleep");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(run.status()).isEqualTo(130);
        assertThat(FakeWorld.events()).contains("end 'sleep' on agent_0");
    }

    @Test
    void logsKeepsWhatHasCome(@TempDir Path temporary) {
        Run.of("create", "five", "--agents", "2");
        Thread.currentThread().interrupt();
        Run run = Run.of("logs", "five", "--output", temporary.resolve("logs").toString());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(run.status()).isEqualTo(130);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).endsWith("cluster-e2e: Interrupted: collect logs\n");
        assertThat(temporary.resolve("logs/index.txt")).content().contains("They are not complete");
    }
}
