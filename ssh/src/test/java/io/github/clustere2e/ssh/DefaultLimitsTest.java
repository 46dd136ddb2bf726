// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.ssh.BreakingProxy.Fault;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a server limits by default is no limit to a test: there is no failure, only a turn to wait for. */
@Timeout(120)
class DefaultLimitsTest {

    @Test
    void aThousandCommandsInARow() {
        try (RealSshd sshd = RealSshd.start();
                SshNode node = sshd.node().build()) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(node.run("echo", String.valueOf(i)).stdout()).isEqualTo(String.valueOf(i));
            }
            assertThat(sshd.log()).containsOnlyOnce("Accepted publickey");
        }
    }

    @Test
    void twoHundredAtOnce() {
        try (RealSshd sshd = RealSshd.start();
                SshNode node = sshd.node().build()) {
            List<CommandResult> results = atOnce(200, i -> node.run("echo", String.valueOf(i)));
            for (int i = 0; i < 200; i++) {
                assertThat(results.get(i).stdout()).isEqualTo(String.valueOf(i));
            }
            assertThat(sshd.log()).containsOnlyOnce("Accepted publickey");
        }
    }

    @Test
    void manyNodesThatConnectAtOnceAllDoThoughTheServerDropsSome() {
        try (RealSshd sshd = RealSshd.start("MaxStartups 2:50:5")) {
            List<CommandResult> results = atOnce(40, i -> {
                try (SshNode node = sshd.node().build()) {
                    return node.run("echo", String.valueOf(i));
                }
            });
            assertThat(results).hasSize(40).allMatch(CommandResult::succeeded);
            assertThat(sshd.log()).as("the limit was met").contains("MaxStartups");
        }
    }

    @Test
    void aServerThatDropsConnectionsBeforeOrAfterItsBannerIsTriedAgain() {
        try (PretendingSshd sshd = PretendingSshd.thatRuns((in, out, err) -> 0);
                BreakingProxy proxy = BreakingProxy.to(
                        sshd.port(), i -> i % 4 == 3 ? Fault.NONE : Fault.breakAfterAnswering(i % 2 == 0 ? 0 : 40))) {
            atOnce(20, i -> {
                try (SshNode node = sshd.node(proxy.port()).build()) {
                    return node.run("true");
                }
            });
            assertThat(sshd.executions()).isEqualTo(20);
            assertThat(proxy.accepted()).isGreaterThan(40);
        }
    }

    private interface Work {
        CommandResult run(int index);
    }

    private static List<CommandResult> atOnce(int count, Work work) {
        ExecutorService executor = Executors.newFixedThreadPool(count);
        try {
            List<CompletableFuture<CommandResult>> all = IntStream.range(0, count)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> work.run(i), executor))
                    .toList();
            return all.stream().map(CompletableFuture::join).toList();
        } finally {
            executor.shutdownNow();
        }
    }
}
