// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.internal.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.ClusterException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReservationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Admission admission;

    ReservationTest(@TempDir Path directory) {
        admission = new Admission(Limit.declared(6, "the setting"), directory);
    }

    @AfterEach
    void close() {
        admission.close();
    }

    @Test
    void partsOfItThatAreMoreThanTheWholeAreLetInBeyondItIfThereIsRoom() {
        Reservation whole = Reservation.of(admission, "a class", 3, PATIENCE, Idle.NONE);

        whole.part("a test", 3, PATIENCE);
        whole.part("another test at the same time", 3, PATIENCE);

        assertThat(admission.admitAtOnce("another class", 1)).isEmpty();
    }

    @Test
    void whereThereIsNoRoomTheyWaitForEachOther() throws Exception {
        Reservation whole = Reservation.of(admission, "a class", 6, PATIENCE, Idle.NONE);
        Reservation first = whole.part("a test", 4, PATIENCE);
        CompletableFuture<Reservation> second =
                CompletableFuture.supplyAsync(() -> whole.part("another test", 4, PATIENCE));
        assertThat(second).isNotDone();

        first.close();

        second.get(20, TimeUnit.SECONDS).close();
        whole.close();
        assertThat(admission.admitAtOnce("another class", 6)).isPresent();
    }

    @Test
    void whoHoldsNodesNeverWaitsForThoseOfAnotherClass() {
        Reservation one = Reservation.of(admission, "a class", 3, PATIENCE, Idle.NONE);
        Reservation other = Reservation.of(admission, "another class", 3, PATIENCE, Idle.NONE);

        one.part("its cluster", 1, PATIENCE).part("nothing in it", 0, PATIENCE);
        other.part("its cluster", 1, PATIENCE);
        one.part("its nested class", 2, PATIENCE);
        other.part("its nested class", 2, PATIENCE);
    }

    @Test
    void whatStaysTakesItsNodesAlong() {
        Reservation whole = Reservation.of(admission, "a class", 4, PATIENCE, Idle.NONE);

        Permit stays = whole.leave("a shared cluster", 4).orElseThrow();
        whole.close();

        assertThat(admission.admitAtOnce("another class", 3)).isEmpty();
        stays.release();
        assertThat(admission.admitAtOnce("another class", 6)).isPresent();
    }

    @Test
    void whosePatienceEndsIsToldWhatIsFree() {
        Reservation whole = Reservation.of(admission, "a class", 6, PATIENCE, Idle.NONE);
        whole.part("a test", 5, PATIENCE);

        assertThatThrownBy(() -> whole.part("another test", 2, Duration.ofMillis(200)))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("another test has waited for 2 of the nodes of a class")
                .hasMessageContaining("1 are free");
    }
}
