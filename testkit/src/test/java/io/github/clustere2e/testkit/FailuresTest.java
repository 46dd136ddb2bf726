// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.suppressed;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.InstallPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Events;

/** What is told of tests that fail; simulated nodes. */
@Timeout(120)
class FailuresTest {

    @TempDir
    Path evidence;

    @AfterEach
    void nothingIsLeft() {
        assertThat(Clusters.provider("simulated").list()).isEmpty();
    }

    @Test
    void aTestThatFailsNamesTheEvidenceAndKeepsItsOwnError() throws IOException {
        EngineExecutionResults results = run(Fails.class);

        results.testEvents()
                .failed()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(finishedWithFailure(
                                message("it is wrong"),
                                suppressed(
                                        0,
                                        message(text ->
                                                text.contains(evidence + "/") && text.contains("index.html"))))));
        assertThat(pages()).hasSize(1);
        assertThat(Files.readString(pages().get(0))).contains("it is wrong");
    }

    @Test
    void theReportNamesTheEvidence() throws IOException {
        Events entries = run(Fails.class).allEvents().reportingEntryPublished();

        assertThat(entries.list())
                .extracting(entry -> entry.getRequiredPayload(ReportEntry.class)
                        .getKeyValuePairs()
                        .get("cluster-e2e.evidence"))
                .containsExactly(pages().get(0).toString());
    }

    @Test
    void aTestThatSucceedsOrIsAbortedLeavesNone() throws IOException {
        run(SucceedsAndAborts.class)
                .testEvents()
                .assertStatistics(
                        statistics -> statistics.started(2).succeeded(1).aborted(1));

        assertThat(pages()).isEmpty();
    }

    @Test
    void whatFailsBeforeTheTestAndEachRepetitionHasItsOwn() throws IOException {
        run(FailsBeforeEach.class)
                .testEvents()
                .assertStatistics(statistics -> statistics.started(2).failed(2));

        assertThat(pages()).hasSize(2);
    }

    @Test
    void whatFailsBeforeAllTestsHasOne() throws IOException {
        run(FailsBeforeAll.class).testEvents().assertStatistics(statistics -> statistics.started(0));

        assertThat(pages()).hasSize(1);
    }

    @Test
    void aFailedInstallationIsReportedOnceForTheClassWithOneDirectory() throws IOException {
        EngineExecutionResults results = run(InstallsInVain.class);

        results.testEvents().assertStatistics(statistics -> statistics.started(0));
        results.containerEvents()
                .failed()
                .assertThatEvents()
                .hasSize(1)
                .haveExactly(
                        1, event(finishedWithFailure(suppressed(0, message(text -> text.contains("index.html"))))));
        assertThat(pages()).hasSize(1);
    }

    @Test
    void thereIsNoneIfNoneIsWanted() throws IOException {
        Suites.withEvidenceIn(evidence).set(Settings.EVIDENCE, "never").run(Fails.class);

        assertThat(pages()).isEmpty();
    }

    @Test
    void evidenceThatCannotBeWrittenDoesNotHideTheError() throws IOException {
        Path file = Files.writeString(evidence.resolve("a file"), "");

        Suites.withEvidenceIn(file)
                .run(Fails.class)
                .testEvents()
                .failed()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(finishedWithFailure(
                                message("it is wrong"),
                                suppressed(0, message(text -> text.contains("The evidence is not complete"))))));
    }

    @Test
    void aBackendThatCannotKeepClustersSaysSoWhenTheyAreToBeKept() {
        Suites.withEvidenceIn(evidence)
                .set(Settings.RETAIN, "on-failure")
                .run(Fails.class)
                .testEvents()
                .failed()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(finishedWithFailure(
                                suppressed(0, message(text -> text.contains("backend 'simulated' cannot do that"))))));
    }

    private EngineExecutionResults run(Class<?> suite) {
        return Suites.withEvidenceIn(evidence).run(suite);
    }

    private List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(evidence)) {
            return files.filter(file -> file.endsWith("index.html")).toList();
        }
    }

    @WithCluster(agents = 1, backend = "simulated")
    static class Fails {
        @Test
        void it(Cluster cluster) {
            cluster.nodes().run("true");
            throw new AssertionError("it is wrong");
        }
    }

    @WithCluster(agents = 1, backend = "simulated")
    static class SucceedsAndAborts {
        @Test
        void succeeds(Cluster cluster) {
            cluster.nodes().run("true");
        }

        @Test
        void aborts() {
            Assumptions.abort("there is nothing to test");
        }
    }

    @WithCluster(agents = 1, backend = "simulated")
    static class FailsBeforeEach {
        @BeforeEach
        void fail() {
            throw new IllegalStateException("before");
        }

        @RepeatedTest(2)
        void it() {}
    }

    @WithCluster(agents = 1, backend = "simulated")
    static class FailsBeforeAll {
        @BeforeAll
        static void fail() {
            throw new IllegalStateException("before all");
        }

        @Test
        void it() {}
    }

    static class InstallsInVain {

        @RegisterExtension
        static final ClusterExtension CLUSTER = ClusterExtension.builder(
                        ClusterSpec.builder().nodes(Role.AGENT, 1).build())
                .backend("simulated")
                .installer(cluster -> {
                    cluster.nodes().run("false-software", "--install");
                    return InstallPlan.builder("in vain").build();
                })
                .build();

        @Test
        void one() {
            throw new ClusterException("the installation has failed");
        }

        @Test
        void another() {
            throw new ClusterException("the installation has failed");
        }
    }
}
