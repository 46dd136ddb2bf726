// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.RunningCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However a command is ended, nothing of it is left on the node. */
@Timeout(120)
class EndingTest {

    private static RealSshd sshd;
    private static SshNode node;

    /** A time to sleep that nobody else on this machine sleeps, by which the sleeper is found. */
    private final String sleep = "7" + ThreadLocalRandom.current().nextInt(100_000, 1_000_000);

    @BeforeAll
    static void start() {
        sshd = RealSshd.start();
        node = sshd.node().build();
    }

    @AfterAll
    static void stop() {
        node.close();
        sshd.close();
    }

    @Test
    void whenItsTimeIsUpTheWholeTreeIsEnded() {
        String tree =
                "sleep N & (sleep N; true) & timeout 99999 sleep N & setsid sleep N & echo out; echo err >&2; sleep N";

        assertThatThrownBy(() -> node.run(limited(400, tree)))
                .isInstanceOf(CommandTimeoutException.class)
                .hasMessageContainingAll("0.4 s", "out", "err");
        assertThat(Processes.with(sleep)).isEmpty();
    }

    @Test
    void whatIgnoresThePoliteSignalIsEndedToo() {
        assertThatThrownBy(() -> node.run(limited(400, "trap '' TERM; sleep N & sleep N; sleep N")))
                .isInstanceOf(CommandTimeoutException.class);
        assertThat(Processes.with(sleep)).isEmpty();
    }

    @Test
    void aProgramMayTidyUpBeforeItEnds() {
        assertThatThrownBy(() -> node.run(limited(400, "trap 'echo tidied; exit 0' TERM; sleep N & wait")))
                .isInstanceOf(CommandTimeoutException.class)
                .hasMessageContaining("tidied");
    }

    @Test
    void aSleeperThatOutlivesItsParentIsEndedToo() {
        assertThatThrownBy(() -> node.run(limited(400, "sleep N & exit 0")))
                .isInstanceOf(CommandTimeoutException.class);
        assertThat(Processes.with(sleep)).isEmpty();
    }

    @Test
    void aChattyCommandIsEndedInTime() {
        assertThatThrownBy(() -> node.run(limited(300, "exec yes " + sleep)))
                .isInstanceOf(CommandTimeoutException.class);
        assertThat(Processes.with(sleep)).isEmpty();
    }

    @Test
    void otherCommandsAreNotTouched() {
        try (RunningCommand other = node.start(Command.of("sleep", "3" + sleep))) {
            assertThatThrownBy(() -> node.run(limited(200, "sleep N"))).isInstanceOf(CommandTimeoutException.class);
            assertThat(other.isRunning()).isTrue();
            assertThat(Processes.with("3" + sleep)).hasSize(1);
        }
    }

    @Test
    void asManyAsThereAreSlotsMayBeEndedAtOnce() {
        List<CompletableFuture<CommandResult>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(node.start(limited(300, "sleep N; true")).onExit());
        }

        assertThat(all)
                .allSatisfy(one -> assertThatThrownBy(one::join).hasCauseInstanceOf(CommandTimeoutException.class));
        assertThat(Processes.with(sleep)).isEmpty();
    }

    @Test
    void anInterruptedThreadEndsItsCommandAndStaysInterrupted() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                node.run("sh", "-c", "sleep " + sleep + "; true");
            } catch (InterruptedClusterException e) {
                thrown.set(e);
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        thread.start();
        Processes.await(() -> !Processes.with(sleep).isEmpty());
        thread.interrupt();
        thread.join();

        assertThat(thrown.get()).hasMessageContainingAll("node_0", "interrupted", sleep);
        assertThat(flag.get()).isTrue();
        assertThat(Processes.with(sleep)).isEmpty();
    }

    @Test
    void aThreadThatIsInterruptedAlreadyLeavesNothingBehind() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> node.run("sleep", sleep)).isInstanceOf(InterruptedClusterException.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(Processes.with(sleep)).isEmpty();
    }

    @Test
    void closingEndsItAndItsOwnStatusCounts() {
        RunningCommand command = node.start(Command.builder("sh", "-c", "sleep " + sleep + "; true")
                .anyExitStatus()
                .build());
        command.close();

        assertThat(command.isRunning()).isFalse();
        assertThat(command.await().exitStatus()).isEqualTo(143);
        assertThat(Processes.with(sleep)).isEmpty();
        command.close();
    }

    @Test
    void aSignalReachesAllOfIt() {
        try (RunningCommand command = node.start(Command.builder(
                        "sh", "-c", "trap 'echo got it; exit 5' USR1; sh -c 'exec sleep " + sleep + "' & wait; wait")
                .anyExitStatus()
                .build())) {
            Processes.await(() -> !Processes.with(sleep).isEmpty());
            command.signal("SIGUSR1");

            CommandResult result = command.await();
            assertThat(result.stdout()).isEqualTo("got it");
            assertThat(result.exitStatus()).isEqualTo(5);
            assertThat(Processes.with(sleep)).isEmpty();
        }
    }

    @Test
    void whatIsNoSignalIsNotSent() {
        try (RunningCommand command = node.start(Command.of("sleep", sleep))) {
            assertThatThrownBy(() -> command.signal("TERM; reboot")).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void aCommandThatWaitsForASlotIsGivenUpWithoutBeingSent() {
        try (SshNode narrow = sshd.node().maxConcurrentCommands(1).build();
                RunningCommand first = narrow.start(Command.of("sleep", sleep))) {
            assertThatThrownBy(() -> narrow.run(Command.builder("touch", "/tmp/" + sleep)
                            .timeout(Duration.ofMillis(200))
                            .build()))
                    .isInstanceOfSatisfying(
                            NodeConnectionException.class,
                            e -> assertThat(e.mayHaveStarted()).isFalse())
                    .hasMessageContaining("slots");
            assertThat(first.isRunning()).isTrue();
        }
        assertThat(java.nio.file.Path.of("/tmp/" + sleep)).doesNotExist();
    }

    private Command limited(long millis, String script) {
        return Command.builder("sh", "-c", script.replace("N", sleep))
                .timeout(Duration.ofMillis(millis))
                .build();
    }
}
