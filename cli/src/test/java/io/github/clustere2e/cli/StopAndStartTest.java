// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.cli.fake.FakeWorld;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StopAndStartTest {

    @BeforeEach
    void twoClusters() {
        FakeWorld.reset();
        Run.of("create", "five", "--masters", "1", "--agents", "2");
        Run.of("create", "stubborn", "--agents", "2");
    }

    @Test
    void allNodesAreMeantUnlessSomeAreNamed() {
        Run run = Run.of("stop", "five");

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("stop: 3/3 done").containsPattern("Stopped 3 nodes in .*\\.\n$");
        assertThat(powerEvents())
                .containsExactlyInAnyOrder(
                        "stop master_0 within PT2M", "stop agent_0 within PT2M", "stop agent_1 within PT2M");
    }

    @Test
    void eachNamedNodeIsStartedOnceWithinTheLimit() {
        Run run = Run.of(
                "start", "five", "--node", "agent_1", "--node", "master_0", "--node", "agent_1", "--timeout", "90s");

        assertThat(run.status()).isZero();
        assertThat(run.err()).containsPattern("Started 2 nodes in .*\\.\n$");
        assertThat(powerEvents())
                .containsExactlyInAnyOrder("start agent_1 within PT1M30S", "start master_0 within PT1M30S");
        assertThat(Run.of("start", "five", "--node", "agent_0").status()).isZero();
        assertThat(powerEvents()).contains("start agent_0 within PT5M");
    }

    @Test
    void aNodeThatFailsIsNamedAndDoesNotHoldUpTheOthers() {
        Run run = Run.of("stop", "stubborn");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("stop: agent_0 failed", "stop failed on 1 of 2", "the engine does not answer")
                .doesNotContain("Stopped");
        assertThat(powerEvents()).containsExactly("stop agent_1 within PT2M");
    }

    private static List<String> powerEvents() {
        return FakeWorld.events().stream()
                .filter(event -> event.startsWith("stop ") || event.startsWith("start "))
                .toList();
    }
}
