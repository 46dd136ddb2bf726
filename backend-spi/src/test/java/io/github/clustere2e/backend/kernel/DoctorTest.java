// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Examination;
import io.github.clustere2e.api.Finding;
import io.github.clustere2e.api.Finding.Level;
import io.github.clustere2e.backend.Backend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DoctorTest {

    @Test
    void aBackendThatCannotEvenBeOpenedIsAFindingBesideThoseOfThisMachine() {
        BackendClusterProvider broken = new BackendClusterProvider("broken") {
            @Override
            protected Backend open() {
                throw new IllegalArgumentException("no such address: moon");
            }
        };

        assertThat(broken.doctor(Examination.QUICK))
                .filteredOn(finding -> finding.level() == Level.ERROR)
                .singleElement()
                .satisfies(finding -> assertThat(finding.id()).isEqualTo("backend"))
                .satisfies(finding -> assertThat(finding.seen()).contains("'broken'", "no such address: moon"));
        assertThat(broken.doctor(Examination.QUICK)).extracting(Finding::id).contains("host.state", "host.temp");
    }

    @Test
    void aBackendWithoutChecksIsAskedForLeftovers() {
        assertThat(new FileBackendProvider().doctor(Examination.QUICK))
                .last()
                .satisfies(finding -> assertThat(finding.id()).isEqualTo("leftovers"));
    }
}
