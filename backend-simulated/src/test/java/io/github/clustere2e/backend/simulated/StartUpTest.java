// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long ten nodes take, once the JVM has done everything for the first time. */
@Timeout(60)
class StartUpTest {

    /** What docs/simulated.md says is below a second; a busy machine is slower. */
    private static final Duration GENEROUS = Duration.ofSeconds(5);

    @Test
    void tenNodesAreQuicklyThere() {
        TestClusters.scripted(10, Script.empty()).close();

        Duration scripted = time(SimulatedOptions.builder().build());
        Duration confined = time(SimulatedOptions.builder().confinedShell().build());

        System.out.println("ten nodes: " + scripted.toMillis() + " ms with a script, " + confined.toMillis()
                + " ms with a confined shell");
        assertThat(scripted).isLessThan(GENEROUS);
        assertThat(confined).isLessThan(GENEROUS);
    }

    private static Duration time(SimulatedOptions options) {
        long begun = System.nanoTime();
        try (Cluster cluster = TestClusters.make(10, options)) {
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            cluster.nodes().run("true");
            return took;
        }
    }
}
