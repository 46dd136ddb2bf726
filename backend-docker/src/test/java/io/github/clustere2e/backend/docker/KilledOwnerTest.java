// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.backend.docker.DoomedOwner.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nothing outlives its owner, whenever that is killed. The moments are random: {@code -Dkilled-owner.seed=N} repeats
 * those of a run that said N.
 */
@Tag("engine")
@Tag("alone")
class KilledOwnerTest {

    private static final long SEED = Long.getLong("killed-owner.seed", System.nanoTime());
    private static final Set<Phase> PHASES = EnumSet.complementOf(EnumSet.of(Phase.GONE));
    private static final int KILLS = 20;

    private final Random random = new Random(SEED);

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"START", "OWNED", "DESTROY"})
    @Timeout(120)
    void nothingIsLeft15SecondsAfterItsOwnerIsKilled(Phase phase) throws Exception {
        try (EngineView engine = new EngineView()) {
            KilledOwner.Outcome outcome =
                    new KilledOwner(engine, directory, "killed-owner").killIn(phase, upTo(Duration.ofMillis(300)));

            System.out.printf("With -Dkilled-owner.seed=%s: %s%n", SEED, outcome);
            assertThat(outcome.left())
                    .as("with -Dkilled-owner.seed=%s: %s", SEED, outcome)
                    .isEmpty();
        }
    }

    @Test
    @Tag("soak")
    @Timeout(900)
    void nothingIsLeftAtTwentyMomentsOfAllPhases() throws Exception {
        try (EngineView engine = new EngineView()) {
            Map<Phase, Duration> lengths =
                    new KilledOwner(engine, directory.resolve("unharmed"), "killed-owner-unharmed").lengths();
            System.out.printf("With -Dkilled-owner.seed=%s; the phases of one that is not killed: %s%n", SEED, lengths);
            List<Phase> aims = List.copyOf(PHASES);
            List<KilledOwner.Outcome> outcomes = new ArrayList<>();
            for (int kill = 0; kill < KILLS; kill++) {
                Phase aim = aims.get(kill % aims.size());
                String name = "killed-owner-" + kill;
                outcomes.add(new KilledOwner(engine, directory.resolve(name), name)
                        .killIn(aim, upTo(lengths.getOrDefault(aim, Duration.ZERO))));
                System.out.printf("%s of %s: aimed at %s, %s%n", kill + 1, KILLS, aim, outcomes.get(kill));
            }

            assertThat(outcomes)
                    .as("with -Dkilled-owner.seed=%s", SEED)
                    .allSatisfy(outcome -> assertThat(outcome.left()).isEmpty());
            assertThat(outcomes).extracting(KilledOwner.Outcome::hit).containsAll(PHASES);
        }
    }

    private Duration upTo(Duration length) {
        return Duration.ofNanos((long) (length.toNanos() * random.nextDouble()));
    }
}
