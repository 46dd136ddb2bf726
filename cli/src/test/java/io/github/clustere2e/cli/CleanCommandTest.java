// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.CleanReport;
import io.github.clustere2e.api.CleanReport.Item;
import io.github.clustere2e.api.CleanRequest;
import io.github.clustere2e.api.CleanRequest.Scope;
import io.github.clustere2e.cli.fake.FakeWorld;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CleanCommandTest {

    private static final Item GONE = new Item("cluster", "old", "its owner has ended");
    private static final Item STAYS = new Item("image", "node:1", "a container has it");
    private static final Item STUBBORN = new Item("cluster", "mule", "it will not\nmove");

    @BeforeEach
    void emptyWorld() {
        FakeWorld.reset();
    }

    @Test
    void peopleSeeWhatWentAndWhatStayedAndWhy() {
        FakeWorld.cleaned(new CleanReport(List.of(GONE), List.of(STAYS), List.of()));

        Run run = Run.of("clean");

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEqualTo("""
                        DONE      KIND      NAME     WHY
                        removed   cluster   old      its owner has ended
                        kept      image     node:1   a container has it
                        """);
    }

    @Test
    void whatCouldNotBeRemovedIsToldAndFails() {
        FakeWorld.cleaned(new CleanReport(List.of(), List.of(), List.of(STUBBORN)));

        Run run = Run.of("clean");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("failed   cluster   mule   it will not move");
    }

    @Test
    void theJsonShapeIsTheOneThatIsDocumented() {
        FakeWorld.cleaned(new CleanReport(List.of(GONE), List.of(), List.of()));

        assertThat(Run.of("clean", "--json", "--dry-run").out()).isEqualTo("""
                        {
                          "dryRun": true,
                          "removed": [
                            {
                              "kind": "cluster",
                              "name": "old",
                              "reason": "its owner has ended"
                            }
                          ],
                          "kept": [],
                          "failed": []
                        }
                        """);
        assertThat(Run.of("clean", "--dry-run").out()).contains("would go   cluster   old");
    }

    @Test
    void onlyWhatIsAskedForGoes() {
        Run.of("clean");
        Run.of("clean", "--all", "--images");
        Run.of("clean", "--all", "--force", "--dry-run");

        assertThat(FakeWorld.events())
                .containsExactly(
                        "clean " + CleanRequest.leftovers(),
                        "clean " + CleanRequest.leftovers().of(Scope.STANDING).withImages(),
                        "clean " + CleanRequest.leftovers().of(Scope.EVERYTHING).rehearsed());
    }

    @Test
    void forceAloneIsAMistakeAndRemovesNothing() {
        Run run = Run.of("clean", "--force");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--force goes with --all");
        assertThat(FakeWorld.events()).isEmpty();
    }

    @Test
    void whereNothingIsOursNothingIsPrintedForPrograms() {
        Run run = Run.of("clean");

        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("There is nothing to remove.\n");
    }
}
