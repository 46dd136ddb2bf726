// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal;

import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.testkit.evidence.facts.CommandsSince;
import io.github.clustere2e.testkit.evidence.facts.RecordedCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes situations: of a test that began at noon and failed ten seconds later. */
public final class Situations {

    /** When the test began. */
    public static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final List<RecordedCommand> commands = new ArrayList<>();
    private final List<NodeFacts> nodes = new ArrayList<>();
    private String test = "a test";

    /** A test that failed with something. */
    public Situation failing(Throwable error) {
        return new Situation(
                test,
                "com.example.ATest.test",
                Optional.of(error),
                NOON,
                NOON.plusSeconds(10),
                Optional.of(new ClusterFacts("a-cluster", "fake")),
                new CommandsSince(NOON, commands, 0),
                List.of(),
                Optional.empty(),
                nodes);
    }

    public Situations test(String name) {
        this.test = name;
        return this;
    }

    /** Adds a command that ended with a status a number of seconds after noon. */
    public Situations command(String node, int second, int status, String line, String stderr) {
        commands.add(new RecordedCommand(
                node,
                Optional.of("root"),
                line,
                NOON.plusSeconds(second),
                Duration.ofMillis(500),
                OptionalInt.of(status),
                Optional.empty(),
                "",
                stderr,
                0,
                stderr.length()));
        return this;
    }

    /** Adds one that had not ended. */
    public Situations running(String node, int second, String line) {
        commands.add(new RecordedCommand(
                node,
                Optional.empty(),
                line,
                NOON.plusSeconds(second),
                Duration.ofSeconds(10 - second),
                OptionalInt.empty(),
                Optional.empty(),
                "",
                "",
                0,
                0));
        return this;
    }

    public Situations node(NodeFacts node) {
        nodes.add(node);
        return this;
    }

    /** A node that is well. */
    public static NodeFacts well(String name) {
        return node(name, "running", List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** A node of which some things are known. */
    public static NodeFacts node(
            String name,
            String state,
            List<FailedUnit> failedUnits,
            List<Moment> moments,
            List<String> kills,
            List<String> killCounts,
            List<String> fullDisks) {
        return new NodeFacts(
                name,
                "agent",
                "10.0.0.2",
                Optional.of(Diagnostics.ofState(state)),
                failedUnits,
                moments,
                kills,
                killCounts,
                fullDisks,
                List.of("tcp LISTEN 0 128 127.0.0.1:22 0.0.0.0:*"),
                List.of(new EvidenceFile("nodes/" + name + "/journal.log", "journal.log", 2048)),
                List.of());
    }

    /** What a unit did some seconds after noon. */
    public static Moment unit(String node, int second, boolean bad, String text) {
        return new Moment(NOON.plusSeconds(second), Duration.ZERO, Optional.of(node), Moment.Kind.UNIT, bad, text);
    }
}
