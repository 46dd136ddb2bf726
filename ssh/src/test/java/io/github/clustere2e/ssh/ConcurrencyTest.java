// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.RunningCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many commands on one connection, with the limits that a server has by default. */
@Timeout(120)
class ConcurrencyTest {

    @Test
    void quickCommandsInCloseSuccessionAllHaveTheirStatus() throws Exception {
        try (RealSshd sshd = RealSshd.start();
                SshNode node = sshd.node().build()) {
            List<CommandResult> results = inParallel(
                    8,
                    200,
                    i -> node.run(Command.builder("sh", "-c", "echo " + i + "; exit " + i % 100)
                            .anyExitStatus()
                            .build()));

            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).exitStatus()).isEqualTo(i % 100);
                assertThat(results.get(i).stdout()).isEqualTo(String.valueOf(i));
            }
        }
    }

    @Test
    void moreCommandsThanSlotsWaitForTheirTurn(@TempDir Path running) throws Exception {
        try (RealSshd sshd = RealSshd.start();
                SshNode node = sshd.node().build()) {
            String script = "mkdir \"$0/$$\"; ls \"$0\" | wc -l; sleep 0.02; rmdir \"$0/$$\"";

            List<CommandResult> results = inParallel(64, 80, i -> node.run("sh", "-c", script, running.toString()));

            assertThat(results)
                    .extracting(result -> Integer.parseInt(result.stdout()))
                    .allMatch(count -> count <= 8)
                    .anyMatch(count -> count > 1);
            assertThat(sshd.log()).contains("Accepted publickey").containsOnlyOnce("Accepted publickey");
        }
    }

    @Test
    void aServerThatAllowsFewerSessionsIsAskedAgain() throws Exception {
        try (RealSshd sshd = RealSshd.start("MaxSessions 2");
                SshNode node = sshd.node().build()) {
            List<CommandResult> results = inParallel(16, 60, i -> node.run("echo", String.valueOf(i)));

            assertThat(results).hasSize(60).allMatch(CommandResult::succeeded);
            assertThat(sshd.log()).as("the limit was met").contains("no more sessions");
        }
    }

    @Test
    void aChattyCommandDoesNotHoldUpTheOthers() {
        try (RealSshd sshd = RealSshd.start();
                SshNode node = sshd.node().build();
                RunningCommand chatty = node.start(Command.of("sh", "-c", "while :; do echo noise; done"))) {
            for (int i = 0; i < 10; i++) {
                assertThat(node.run("echo", "quick").stdout()).isEqualTo("quick");
            }
            assertThat(chatty.isRunning()).isTrue();
        }
    }

    @Test
    void manyWhoNeedAConnectionMakeOne() throws Exception {
        try (RealSshd sshd = RealSshd.start();
                SshNode node = sshd.node().build()) {
            inParallel(16, 16, i -> node.run("true"));

            assertThat(sshd.log()).containsOnlyOnce("Accepted publickey");
        }
    }

    private interface Work {
        CommandResult run(int index);
    }

    private static List<CommandResult> inParallel(int threads, int count, Work work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<CommandResult>> futures = IntStream.range(0, count)
                    .mapToObj(i -> executor.submit(() -> work.run(i)))
                    .toList();
            List<CommandResult> results = new java.util.ArrayList<>();
            for (Future<CommandResult> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }
}
