// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.testkit.evidence.facts.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HangingNodesTest {

    private final CountDownLatch testIsOver = new CountDownLatch(1);

    @TempDir
    private Path temporary;

    @AfterEach
    void nothingHangsAnyMoreNorWritesIntoADirectoryThatIsBeingRemoved() throws InterruptedException {
        testIsOver.countDown();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("cluster-e2e-evidence-")) {
                thread.join(20_000);
            }
        }
    }

    @Test
    void aNodeThatHangsCostsTheLimitAndNothingElse() {
        FakeCluster cluster = FakeCluster.of(2, temporary);
        cluster.fake(0).hanging(testIsOver, true);

        EvidenceReport report =
                EvidenceCollection.of(cluster).limit(Duration.ofSeconds(2)).into(temporary.resolve("evidence"));

        assertThat(report.duration()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(10));
        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.node()).isEqualTo(Optional.of("agent_0"));
            assertThat(problem.why()).contains("it had not ended after 2.0 s");
        });
        assertThat(report.directory().resolve("nodes/agent_1/journal.log")).exists();
        assertThat(report.index()).content().contains("it had not ended after 2.0 s");
    }

    @Test
    void whatDoesNotHeedInterruptsIsLeftAlone() {
        FakeCluster cluster = FakeCluster.of(1, temporary);
        cluster.fake(0).hanging(testIsOver, false);

        EvidenceReport report =
                EvidenceCollection.of(cluster).limit(Duration.ofSeconds(1)).into(temporary.resolve("evidence"));

        assertThat(report.duration()).isLessThan(Duration.ofSeconds(20));
        assertThat(report.problems()).hasSize(1);
        assertThat(report.index()).isRegularFile();
    }

    @Test
    void aProgramThatHangsOnANodeCostsWhatItWouldHaveToldAlone() {
        FakeCluster cluster = FakeCluster.of(1, temporary);
        cluster.fake(0).with("systemctl", "exec sleep 600");

        EvidenceReport report =
                EvidenceCollection.of(cluster).limit(Duration.ofSeconds(4)).into(temporary.resolve("evidence"));

        assertThat(report.problems())
                .extracting(Problem::what)
                .contains("units")
                .doesNotContain("journal");
        assertThat(report.directory().resolve("nodes/agent_0/journal.log")).exists();
        assertThat(report.duration()).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aThreadThatWasInterruptedCollectsAllTheSameAndStillIs() throws Exception {
        FakeCluster cluster = FakeCluster.of(1, temporary);
        FutureTask<EvidenceReport> task = new FutureTask<>(() -> {
            Thread.currentThread().interrupt();
            EvidenceReport report = EvidenceCollection.of(cluster).into(temporary.resolve("evidence"));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            return report;
        });
        new Thread(task).start();

        EvidenceReport report = task.get(30, TimeUnit.SECONDS);
        assertThat(report.problems()).isEmpty();
        assertThat(report.directory().resolve("nodes/agent_0/state/disks.txt")).isNotEmptyFile();
    }

    @Test
    void aThreadThatIsInterruptedMeanwhileGetsWhatHasComeByThen() throws Exception {
        FakeCluster cluster = FakeCluster.of(2, temporary);
        CountDownLatch asked = new CountDownLatch(1);
        cluster.fake(0).hanging(testIsOver, true);
        FutureTask<EvidenceReport> task = new FutureTask<>(() -> {
            asked.countDown();
            EvidenceReport report =
                    EvidenceCollection.of(cluster).limit(Duration.ofSeconds(50)).into(temporary.resolve("evidence"));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            return report;
        });
        Thread thread = new Thread(task);
        thread.start();
        asked.await();
        awaitExisting(temporary.resolve("evidence/nodes/agent_1"));
        thread.interrupt();

        EvidenceReport report = task.get(20, TimeUnit.SECONDS);
        assertThat(report.problems()).extracting(Problem::why).contains("the collection was interrupted");
        assertThat(report.index()).isRegularFile();
    }

    private static void awaitExisting(Path path) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!path.toFile().exists() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(path).exists();
    }
}
