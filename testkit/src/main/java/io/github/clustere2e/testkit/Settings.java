// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import io.github.clustere2e.api.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What a run of tests is told by JUnit's configuration parameters: system properties, {@code junit-platform.properties} or
 * what the build tool hands on.
 *
 * @since 0.1
 */
public final class Settings {

    /** How many nodes all clusters of all test JVMs may have at once; what the machine can carry without this. */
    public static final String NODES = "clustere2e.testkit.nodes";

    /** How long a class waits for room on the machine, as ISO 8601 or such as {@code 90s}, {@code 30m}; 30 minutes without this. */
    public static final String PATIENCE = "clustere2e.testkit.patience";

    /** Whether the cluster of a test that fails is kept: {@code never} (without this) or {@code on-failure}. */
    public static final String RETAIN = "clustere2e.testkit.retain";

    /** How long such a cluster is kept; 1 hour without this. */
    public static final String RETAIN_TIME = "clustere2e.testkit.retain.time";

    /** How many clusters of failed tests are kept at most; 1 without this: the first that fails. */
    public static final String RETAIN_MOST = "clustere2e.testkit.retain.most";

    /** How long a cluster of {@link Scope#KEPT} is kept; 8 hours without this. */
    public static final String KEEP_TIME = "clustere2e.testkit.keep.time";

    /** Whether there is evidence of failures: {@code on-failure} (without this) or {@code never}. */
    public static final String EVIDENCE = "clustere2e.testkit.evidence";

    /**
     * Where evidence is kept; without this {@code cluster-e2e-evidence} in {@code target} beside a {@code pom.xml}, in
     * {@code build} beside a Gradle build script, and else in the working directory.
     */
    public static final String EVIDENCE_DIRECTORY = "clustere2e.testkit.evidence.directory";

    /** How long the evidence of one test may take to collect; 30 seconds without this. */
    public static final String EVIDENCE_LIMIT = "clustere2e.testkit.evidence.limit";

    private final ExtensionContext context;

    private Settings(ExtensionContext context) {
        this.context = context;
    }

    static Settings of(ExtensionContext context) {
        return new Settings(context);
    }

    Optional<Integer> nodes() {
        return number(NODES);
    }

    Duration patience() {
        return duration(PATIENCE, Duration.ofMinutes(30));
    }

    boolean retains() {
        return onFailure(RETAIN, "never");
    }

    Duration retainTime() {
        return duration(RETAIN_TIME, Duration.ofHours(1));
    }

    int retainMost() {
        return number(RETAIN_MOST).orElse(1);
    }

    Duration keepTime() {
        return duration(KEEP_TIME, Duration.ofHours(8));
    }

    boolean collectsEvidence() {
        return onFailure(EVIDENCE, "on-failure");
    }

    Duration evidenceLimit() {
        return duration(EVIDENCE_LIMIT, Duration.ofSeconds(30));
    }

    Path evidenceDirectory() {
        return text(EVIDENCE_DIRECTORY)
                .map(Path::of)
                .orElseGet(() -> output().resolve("cluster-e2e-evidence"))
                .toAbsolutePath();
    }

    private static Path output() {
        if (Files.exists(Path.of("pom.xml"))) {
            return Path.of("target");
        }
        boolean gradle = Files.exists(Path.of("build.gradle")) || Files.exists(Path.of("build.gradle.kts"));
        return Path.of(gradle ? "build" : "");
    }

    private Optional<String> text(String name) {
        return context.getConfigurationParameter(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    private boolean onFailure(String name, String otherwise) {
        String value = text(name).orElse(otherwise);
        return switch (value) {
            case "never" -> false;
            case "on-failure" -> true;
            default -> throw wrong(name, value, "say never or on-failure");
        };
    }

    private Optional<Integer> number(String name) {
        return text(name).map(value -> {
            try {
                int number = Integer.parseInt(value);
                if (number > 0) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw wrong(name, value, "say a whole number");
            }
            throw wrong(name, value, "say 1 or more");
        });
    }

    private Duration duration(String name, Duration otherwise) {
        return text(name)
                .map(value -> {
                    try {
                        String upper = value.toUpperCase(Locale.ROOT);
                        Duration duration = Duration.parse(upper.startsWith("P") ? upper : "PT" + upper);
                        if (!duration.isZero() && !duration.isNegative()) {
                            return duration;
                        }
                    } catch (DateTimeParseException e) {
                        throw wrong(name, value, "say a duration, such as 90s, 30m or 8h");
                    }
                    throw wrong(name, value, "say a positive duration");
                })
                .orElse(otherwise);
    }

    private static InvalidInputException wrong(String name, String value, String help) {
        return new InvalidInputException("The configuration parameter " + name + " cannot be '" + value + "': " + help);
    }
}
