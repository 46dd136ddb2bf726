// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import com.github.dockerjava.api.model.Info;
import io.github.clustere2e.api.Finding;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Whether this machine and the nodes agree on the time. Containers have the clock of the engine's machine. Leases, and
 * software that compares times, suffer if they do not.
 */
final class ClockCheck extends EngineCheck {

    private static final String ID = "docker.clock";
    private static final Duration TOO_MUCH = Duration.ofSeconds(2);

    private final Surroundings surroundings;
    private final Clock clock;

    ClockCheck(Surroundings surroundings, Clock clock) {
        super(ID);
        this.surroundings = surroundings;
        this.clock = clock;
    }

    @Override
    Finding look() {
        Instant before = clock.instant();
        Info info = surroundings.client().infoCmd().exec();
        Instant after = clock.instant();
        Instant engine =
                OffsetDateTime.parse(String.valueOf(info.getSystemTime())).toInstant();
        return judge(before, engine, after, cure(surroundings.address(), surroundings.isLocal()));
    }

    /**
     * One command. Behind a socket of this machine is a virtual machine, or its clock would be this machine's: mostly this
     * machine has slept, and the virtual one's own hardware clock is right.
     */
    static String cure(URI engine, boolean local) {
        if (local) {
            return "docker run --rm --privileged alpine hwclock -s";
        }
        return "ssh".equals(engine.getScheme())
                ? "ssh ssh://" + engine.getAuthority() + " sudo timedatectl set-ntp true"
                : "On the engine's machine: sudo timedatectl set-ntp true";
    }

    /** The engine looked at its clock at some moment between the question and the answer. */
    static Finding judge(Instant before, Instant engine, Instant after, String cure) {
        Duration skew = Duration.ZERO;
        if (engine.isBefore(before)) {
            skew = Duration.between(engine, before);
        } else if (engine.isAfter(after)) {
            skew = Duration.between(after, engine);
        }
        if (skew.compareTo(TOO_MUCH) < 0) {
            return Finding.ok(ID, "This machine and the nodes agree on the time.");
        }
        return Finding.warning(
                ID,
                "The nodes' clock is " + skew.toSeconds() + " s " + (engine.isBefore(before) ? "behind" : "ahead of")
                        + " this machine's: leases end early or late, and software that compares times fails.",
                cure);
    }
}
