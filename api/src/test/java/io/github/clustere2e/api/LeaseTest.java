// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseTest {

    @Test
    void aClusterGoesWithItsOwnerOrStandsForATimeOrForEver() {
        assertThat(Lease.owned()).isEqualTo(new Lease(false, Optional.empty()));
        assertThat(Lease.standing()).isEqualTo(new Lease(true, Optional.empty()));
        assertThat(Lease.standing(Duration.ofMinutes(30)).limit()).contains(Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S"})
    void aLimitThatHasPassedIsRefused(String limit) {
        assertThatThrownBy(() -> Lease.standing(Duration.parse(limit)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(limit, "positive");
    }

    @Test
    void anOwnedClusterHasNoLimitOfItsOwn() {
        Optional<Duration> limit = Optional.of(Duration.ofHours(1));

        assertThatThrownBy(() -> new Lease(false, limit)).isInstanceOf(InvalidInputException.class);
    }
}
