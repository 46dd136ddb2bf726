// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.cli.fake.FakeProvider;
import io.github.clustere2e.cli.fake.FakeWorld;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DestroyCommandTest {

    @BeforeEach
    void threeClusters() {
        FakeWorld.reset();
        Run.of("create", "one", "--agents", "1");
        Run.of("create", "two", "--agents", "2");
        Run.of("create", "stubborn", "--agents", "1");
    }

    @Test
    void removesAllThatAreNamedAndNoOther() {
        Run run = Run.of("destroy", "two", "one", "two");

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("Destroyed 'one': 1 node in "))
                .anyMatch(line -> line.startsWith("Destroyed 'two': 2 nodes in "));
        assertThat(FakeWorld.clusters()).containsExactly("stubborn");
    }

    @Test
    void removesNothingIfAnyNameIsUnknownAndNamesAllOfThose() {
        Run run = Run.of("destroy", "one", "nobody", "two", "nowhere");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("cluster-e2e: There is no cluster 'nobody', 'nowhere' on backend 'fake'."
                        + " There are: one, stubborn, two.\n");
        assertThat(FakeWorld.clusters()).containsExactly("one", "stubborn", "two");
    }

    @Test
    void removesAClusterThatWasNeverReadyToo() {
        FakeWorld.add(new ClusterInfo(
                "half",
                "fake",
                ClusterInfo.State.BUILDING,
                FakeProvider.CREATED,
                Optional.empty(),
                "somebody",
                List.of()));

        assertThat(Run.of("run", "half", "--", "true").status()).isEqualTo(1);
        assertThat(Run.of("destroy", "half").status()).isZero();
        assertThat(FakeWorld.clusters()).doesNotContain("half");
    }

    @Test
    void aClusterThatWillNotGoDoesNotHoldUpTheOthers() {
        Run run = Run.of("destroy", "stubborn", "one", "two");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("destroy failed on 1 of 3", "'cluster-e2e-stubborn' could not be removed");
        assertThat(FakeWorld.clusters()).containsExactly("stubborn");
    }
}
