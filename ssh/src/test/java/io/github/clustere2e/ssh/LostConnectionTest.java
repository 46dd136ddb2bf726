// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.RunningCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A command runs once, whatever happens to the connection. */
@Timeout(120)
class LostConnectionTest {

    private final RealSshd sshd = RealSshd.start();
    private final SshNode node = sshd.node().build();

    @AfterEach
    void stop() {
        node.close();
        sshd.close();
    }

    @Test
    void theNextCommandConnectsAnew() {
        node.run("true");
        for (int i = 0; i < 10; i++) {
            sshd.killConnections();
            assertThat(node.run("echo", "back").stdout()).isEqualTo("back");
        }
    }

    @Test
    void aCommandThatMayHaveStartedIsNotSentAgain(@TempDir Path directory) throws Exception {
        Path count = directory.resolve("count");
        RunningCommand command = node.start(Command.of("sh", "-c", "echo x >>\"$0\"; exec sleep 60", count.toString()));
        Processes.await(() -> Files.exists(count));
        sshd.killConnections();

        assertThatThrownBy(command::await)
                .isInstanceOfSatisfying(
                        NodeConnectionException.class,
                        e -> assertThat(e.mayHaveStarted()).isTrue())
                .hasMessageContainingAll("node_0", "connection was lost", "idempotent");
        node.run("true");
        assertThat(Files.readAllLines(count)).hasSize(1);
    }

    @Test
    void anIdempotentOneIs(@TempDir Path directory) throws Exception {
        Path count = directory.resolve("count");
        // Only the first time it stays until the connection is lost.
        RunningCommand command = node.start(Command.builder(
                        "sh",
                        "-c",
                        "echo x >>\"$0\"; [ $(wc -l <\"$0\") -gt 1 ] || exec sleep 60; echo again",
                        count.toString())
                .idempotent()
                .build());
        Processes.await(() -> Files.exists(count));
        sshd.killConnections();

        CommandResult result = command.await();
        assertThat(result.stdout()).isEqualTo("again");
        assertThat(Files.readAllLines(count)).hasSize(2);
    }

    @Test
    void anIdempotentOneThatAlwaysBreaksTheConnectionIsNotSentForEver() {
        assertThatThrownBy(() -> node.run(Command.builder("sh", "-c", "kill -9 $PPID; sleep 60")
                        .idempotent()
                        .build()))
                .isInstanceOf(NodeConnectionException.class);
        assertThat(sshd.log().split("Accepted publickey", -1)).hasSizeBetween(3, 10);
    }

    @Test
    void allThatRunLoseTheConnectionTogether() {
        CompletableFuture<?>[] all = new CompletableFuture<?>[6];
        for (int i = 0; i < all.length; i++) {
            all[i] = node.start(Command.of("sleep", "60")).onExit();
        }
        sshd.killConnections();

        for (CompletableFuture<?> one : all) {
            assertThatThrownBy(one::join).hasCauseInstanceOf(NodeConnectionException.class);
        }
        assertThat(node.run("echo", "on").stdout()).isEqualTo("on");
    }

    @Test
    void aServerThatFallsSilentIsGivenUp() {
        try (BreakingProxy proxy = BreakingProxy.to(sshd.port(), Integer.MAX_VALUE);
                SshNode far = sshd.node(proxy.port())
                        .longestSilence(Duration.ofSeconds(1))
                        .build()) {
            assertThat(far.run("sh", "-c", "sleep 2; echo quiet is not dead").stdout())
                    .isEqualTo("quiet is not dead");
            RunningCommand command = far.start(Command.of("sleep", "60"));
            proxy.stall();

            assertThatThrownBy(command::await)
                    .isInstanceOfSatisfying(
                            NodeConnectionException.class,
                            e -> assertThat(e.mayHaveStarted()).isTrue());
        }
    }

    @Test
    void aClosedNodeRunsNothingMore() {
        RunningCommand command = node.start(Command.of("sleep", "60"));
        node.close();

        assertThatThrownBy(command::await)
                .isInstanceOf(NodeConnectionException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> node.run("true"))
                .isInstanceOfSatisfying(
                        NodeConnectionException.class,
                        e -> assertThat(e.mayHaveStarted()).isFalse())
                .hasMessageContaining("closed");
        assertThatThrownBy(node::connect).hasMessageContaining("closed");
        assertThat(node.isConnected()).isFalse();
        node.close();
    }
}
