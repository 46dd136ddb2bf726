// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.cli.fake.FakeWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotCommandsTest {

    @BeforeEach
    void oneCluster() {
        FakeWorld.reset();
        Run.of("create", "five", "--agents", "5");
    }

    @Test
    void takesASnapshotAndSaysHowToUseIt() {
        Run run = Run.of("snapshot", "five", "installed");

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("Snapshot 'installed' of 'five' is taken: 5 nodes in ")
                .contains("restore installed NAME");
    }

    @Test
    void restoresAClusterFromIt() {
        Run.of("snapshot", "five", "installed");

        Run run = Run.of("restore", "installed", "restored");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("agent_4");
        assertThat(run.err()).contains("Cluster 'restored' is restored: 5 nodes in ");
        assertThat(FakeWorld.clusters()).containsExactly("five", "restored");
    }

    @Test
    void isRefusedWhileAnotherHasTheAddressesUnlessItIsToWait() {
        Run.of("snapshot", "five", "installed");
        Run.of("restore", "installed", "restored");

        assertThat(Run.of("restore", "installed", "second").status()).isEqualTo(1);
        assertThat(Run.of("restore", "installed", "second", "--wait", "1m").status())
                .isZero();
    }

    @Test
    void listsSnapshotsForPeopleAndForPrograms() {
        assertThat(Run.of("snapshots").err()).startsWith("There are no snapshots.");
        Run.of("snapshot", "five", "installed");

        assertThat(Run.of("snapshots").outLines())
                .hasSize(2)
                .last()
                .asString()
                .matches("installed +five +5 +.* yes +fake +tester");
        assertThat(Run.of("snapshots", "--json").out())
                .contains("\"tag\": \"installed\"")
                .contains("\"cluster\": \"five\"")
                .contains("\"complete\": true");
    }

    @Test
    void removesAllThatAreNamedOrNone() {
        Run.of("snapshot", "five", "one");
        Run.of("snapshot", "five", "two");

        Run run = Run.of("snapshots", "--remove", "one", "nobody");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("[nobody]").contains("one, two");

        assertThat(Run.of("snapshots", "--remove", "one", "two").status()).isZero();
        assertThat(Run.of("snapshots").out()).isEmpty();
    }

    @Test
    void refusesWhatIsNoTagAndWhatIsThereAlready() {
        Run.of("snapshot", "five", "one");

        assertThat(Run.of("snapshot", "five", "@").status()).isEqualTo(2);
        assertThat(Run.of("snapshot", "five", "one").status()).isEqualTo(2);
        assertThat(Run.of("restore", "nothing", "name").status()).isEqualTo(2);
        assertThat(Run.of("restore", "one", "@").status()).isEqualTo(2);
        assertThat(FakeWorld.clusters()).containsExactly("five");
    }
}
