// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.internal.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Capacity;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.InvalidInputException;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AdmissionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    Path directory;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatDoesNotFitWaitsUntilSomethingIsGivenBack() throws Exception {
        try (Admission admission = admission(5)) {
            Permit first = admission.admit("A", 3, PATIENCE, Idle.NONE);
            CompletableFuture<Permit> second = later(() -> admission.admit("B", 3, PATIENCE, Idle.NONE));
            assertThat(admission.admitAtOnce("C", 3)).isEmpty();
            assertThat(second).isNotDone();

            first.release();

            assertThat(second.get(20, TimeUnit.SECONDS).nodes()).isEqualTo(3);
        }
    }

    @Test
    void whoComesFirstIsLetInFirst() throws Exception {
        try (Admission admission = admission(4)) {
            Permit all = admission.admit("all", 4, PATIENCE, Idle.NONE);
            List<String> order = Collections.synchronizedList(new ArrayList<>());
            List<CompletableFuture<Void>> waiting = new ArrayList<>();
            for (String name : List.of("large", "small", "smaller")) {
                int nodes = name.equals("large") ? 4 : 1;
                Thread[] thread = new Thread[1];
                CompletableFuture<Void> done = new CompletableFuture<>();
                thread[0] = new Thread(() -> {
                    Permit permit = admission.admit(name, nodes, PATIENCE, Idle.NONE);
                    order.add(name);
                    permit.release();
                    done.complete(null);
                });
                thread[0].start();
                awaitWaiting(thread[0]);
                waiting.add(done);
            }

            all.release();

            for (CompletableFuture<Void> each : waiting) {
                each.get(20, TimeUnit.SECONDS);
            }
            assertThat(order).first().isEqualTo("large");
            assertThat(order).hasSize(3);
        }
    }

    @Test
    void moreThanTheMachineCanEverCarryIsRefusedAtOnceWithTheCure() {
        Capacity room = new Capacity(12, "available memory 600 MB", "End what takes memory.");
        try (Admission admission = new Admission(Limit.of(Optional.of(room)), directory)) {
            assertThatThrownBy(() -> admission.admit("LargeTest", 13, PATIENCE, Idle.NONE))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("LargeTest wants 13 nodes")
                    .hasMessageContaining("can carry 12 (available memory 600 MB)")
                    .hasMessageContaining("End what takes memory.");
        }
    }

    @Test
    void aClusterThatIsMoreThanTheBoundForSeveralIsLetInAlone() throws Exception {
        try (Admission admission = new Admission(new Limit(4, 100, "4 at once", ""), directory)) {
            Permit small = admission.admit("small", 1, PATIENCE, Idle.NONE);
            CompletableFuture<Permit> large = later(() -> admission.admit("large", 50, PATIENCE, Idle.NONE));
            assertThat(large).isNotDone();

            small.release();

            assertThat(large.get(20, TimeUnit.SECONDS).nodes()).isEqualTo(50);
            assertThat(admission.admitAtOnce("other", 1)).isEmpty();
        }
    }

    @Test
    void whosePatienceEndsIsToldWhoHasTheNodes() {
        try (Admission admission = admission(5)) {
            admission.admit("FirstTest", 4, PATIENCE, Idle.NONE);

            assertThatThrownBy(() -> admission.admit("SecondTest", 2, SHORT, Idle.NONE))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("SecondTest has waited for 2 nodes")
                    .hasMessageContaining("FirstTest has 4");
            assertThat(admission.admitAtOnce("ThirdTest", 1)).isPresent();
        }
    }

    @Test
    void idleClustersGoForWhoeverWaits() {
        try (Admission admission = admission(5)) {
            Permit idle = admission.admit("an idle cluster", 4, PATIENCE, Idle.NONE);

            Permit permit = admission.admit("A", 3, PATIENCE, new Idle() {
                @Override
                public Optional<Permit> claim() {
                    return Optional.empty();
                }

                @Override
                public boolean discardOne() {
                    idle.release();
                    return true;
                }
            });

            assertThat(permit.nodes()).isEqualTo(3);
        }
    }

    @Test
    void whatAnIdleClusterHoldsCountsForWhoeverClaimsIt() {
        try (Admission admission = admission(5)) {
            List<Permit> idle = new ArrayList<>(List.of(admission.admit("an idle cluster", 4, PATIENCE, Idle.NONE)));

            Permit permit = admission.admit("A", 5, PATIENCE, new Idle() {
                @Override
                public Optional<Permit> claim() {
                    return idle.isEmpty() ? Optional.empty() : Optional.of(idle.remove(0));
                }

                @Override
                public boolean discardOne() {
                    return false;
                }
            });

            assertThat(permit.nodes()).isEqualTo(5);
            permit.release();
            assertThat(admission.admitAtOnce("B", 5)).isPresent();
        }
    }

    @Test
    void processesThatShareADirectoryShareTheMachine() throws Exception {
        try (Admission one = admission(5);
                Admission other = admission(5)) {
            Permit first = one.admit("A", 4, PATIENCE, Idle.NONE);
            assertThatThrownBy(() -> other.admit("B", 2, SHORT, Idle.NONE))
                    .hasMessageContaining("process " + ProcessHandle.current().pid() + " has 4");
            CompletableFuture<Permit> second = later(() -> other.admit("B", 2, PATIENCE, Idle.NONE));

            first.release();

            assertThat(second.get(20, TimeUnit.SECONDS).nodes()).isEqualTo(2);
        }
    }

    @Test
    void whatAProcessHadThatIsDeadIsFree() throws Exception {
        Files.writeString(directory.resolve("jvm-1-dead"), "5 0 0\n");

        try (Admission admission = admission(5)) {
            assertThat(admission.admitAtOnce("A", 5)).isPresent();
        }
        assertThat(directory.resolve("jvm-1-dead")).doesNotExist();
    }

    @Test
    void whatAnotherProcessHasIsFreeTheMomentThatItIsKilled() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Admission admission = admission(5);
                BufferedReader words = other.inputReader()) {
            assertThat(words.readLine()).isEqualTo("4");
            assertThat(admission.admitAtOnce("A", 2)).isEmpty();
            CompletableFuture<Permit> waiting = later(() -> admission.admit("A", 2, PATIENCE, Idle.NONE));
            assertThat(waiting).isNotDone();

            other.destroyForcibly();

            assertThat(waiting.get(20, TimeUnit.SECONDS).nodes()).isEqualTo(2);
        } finally {
            other.destroyForcibly();
        }
    }

    /** Has four nodes until it is killed. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            Admission admission = new Admission(Limit.declared(5, "the setting"), Path.of(arguments[0]));
            System.out.println(
                    admission.admit("the other", 4, PATIENCE, Idle.NONE).nodes());
            Thread.sleep(PATIENCE.toMillis());
            admission.close();
        }
    }

    private Admission admission(int nodes) {
        return new Admission(Limit.declared(nodes, "the setting"), directory);
    }

    private <T> CompletableFuture<T> later(java.util.function.Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, threads);
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }
}
