// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Finding;
import io.github.clustere2e.api.Finding.Level;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockCheckTest {

    private static final Instant ASKED = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void anAnswerThatTookLongIsNoSkew() {
        assertThat(judge(ASKED.plusSeconds(20), ASKED.plusSeconds(30)).level()).isEqualTo(Level.OK);
        assertThat(judge(ASKED.minusSeconds(1), ASKED).level()).isEqualTo(Level.OK);
    }

    @Test
    void aClockThatIsBehindOrAheadIsAWarningWithItsCure() {
        Finding behind = judge(ASKED.minusSeconds(90), ASKED.plusSeconds(1));
        assertThat(behind.level()).isEqualTo(Level.WARNING);
        assertThat(behind.seen()).contains("90 s behind");
        assertThat(behind.cure()).contains("sudo make-it-so");

        assertThat(judge(ASKED.plusSeconds(62), ASKED.plusSeconds(1)).seen()).contains("61 s ahead of");
    }

    @Test
    void oneCommandMendsTheClockOfEachKindOfEngine() {
        assertThat(ClockCheck.cure(URI.create("unix:///var/run/docker.sock"), true))
                .isEqualTo("docker run --rm --privileged alpine hwclock -s");
        assertThat(ClockCheck.cure(URI.create("ssh://me@there:2222"), false))
                .isEqualTo("ssh ssh://me@there:2222 sudo timedatectl set-ntp true");
        assertThat(ClockCheck.cure(URI.create("tcp://there:2376"), false)).endsWith(": sudo timedatectl set-ntp true");
    }

    private static Finding judge(Instant engine, Instant answered) {
        return ClockCheck.judge(ASKED, engine, answered, "sudo make-it-so");
    }
}
