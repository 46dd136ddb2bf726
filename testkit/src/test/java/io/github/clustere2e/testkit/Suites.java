// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs test classes that are not tests of this build, as JUnit runs those of a suite. */
final class Suites {

    private final Map<String, String> settings = new HashMap<>();

    private Suites(Path evidence) {
        settings.put(Settings.EVIDENCE_DIRECTORY, evidence.toString());
    }

    static Suites withEvidenceIn(Path evidence) {
        return new Suites(evidence);
    }

    Suites set(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** Test classes and their tests run at once. */
    Suites parallel(int threads) {
        return set("junit.jupiter.execution.parallel.enabled", "true")
                .set("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .set("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .set("junit.jupiter.execution.parallel.config.fixed.parallelism", String.valueOf(threads))
                .set("junit.jupiter.execution.parallel.config.fixed.max-pool-size", String.valueOf(4 * threads));
    }

    EngineExecutionResults run(Class<?>... classes) {
        EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter");
        settings.forEach(kit::configurationParameter);
        return kit.selectors(
                        Arrays.stream(classes).map(type -> selectClass(type)).toArray(DiscoverySelector[]::new))
                .execute();
    }
}
