// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.RunningCommand;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server that reads nothing any more, such as one whose machine is paused: what is sent to it does not go, and whoever
 * sends holds up everybody else who has something to send, even the thread that reads.
 */
@Timeout(120)
class FrozenServerTest {

    private static final Duration MARGIN = Duration.ofSeconds(6);

    @Test
    void theTimeLimitsOfCommandsThatSendAndReceiveCount() {
        try (RealSshd sshd = RealSshd.start();
                BreakingProxy proxy = BreakingProxy.to(sshd.port(), Integer.MAX_VALUE);
                SshNode node = sshd.node(proxy.port()).build()) {
            Duration limit = Duration.ofSeconds(3);
            List<CompletableFuture<?>> all = freezeWhileAllSend(proxy, node, limit);
            long begin = System.nanoTime();

            assertThat(all)
                    .allSatisfy(one -> assertThatThrownBy(one::join).hasCauseInstanceOf(CommandTimeoutException.class));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(limit.plus(MARGIN));
            assertThat(node.run("echo", "on").stdout()).isEqualTo("on");
        }
    }

    @Test
    void itIsGivenUpWhenItHasBeenSilentForTooLong() {
        try (RealSshd sshd = RealSshd.start();
                BreakingProxy proxy = BreakingProxy.to(sshd.port(), Integer.MAX_VALUE);
                SshNode node = sshd.node(proxy.port())
                        .longestSilence(Duration.ofSeconds(1))
                        .build()) {
            List<CompletableFuture<?>> all = freezeWhileAllSend(proxy, node, Duration.ofSeconds(60));
            long begin = System.nanoTime();

            assertThat(all)
                    .allSatisfy(one -> assertThatThrownBy(one::join).hasCauseInstanceOf(NodeConnectionException.class));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(MARGIN);
            assertThat(node.run("echo", "on").stdout()).isEqualTo("on");
        }
    }

    @Test
    void whatIsGivenUpIsEndedOverAnotherConnectionThoughAPatientCommandKeepsTheOldOne() {
        String hastySleep = "7" + ThreadLocalRandom.current().nextInt(100_000, 1_000_000);
        try (RealSshd sshd = RealSshd.start();
                BreakingProxy proxy = BreakingProxy.to(sshd.port(), Integer.MAX_VALUE);
                SshNode node = sshd.node(proxy.port()).build();
                RunningCommand patient = node.start(Command.of("sleep", "60"));
                RunningCommand hasty = node.start(Command.builder("sleep", hastySleep)
                        .timeout(Duration.ofSeconds(1))
                        .build())) {
            Processes.await(() -> !Processes.with(hastySleep).isEmpty());
            proxy.freezeConnections();
            long begin = System.nanoTime();

            assertThatThrownBy(hasty::await).isInstanceOf(CommandTimeoutException.class);
            Processes.await(() -> Processes.with(hastySleep).isEmpty());
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(MARGIN.multipliedBy(2));
            assertThat(patient.isRunning()).isTrue();
            proxy.breakConnections();
        }
    }

    /** Commands that say without end what they are told without end. */
    private static List<CompletableFuture<?>> freezeWhileAllSend(BreakingProxy proxy, SshNode node, Duration limit) {
        AtomicLong echoed = new AtomicLong();
        Command echo = Command.builder("cat")
                .stdin(Endless::new)
                .discardOutput()
                .output((stream, chunk) -> echoed.addAndGet(chunk.length))
                .timeout(limit)
                .build();
        List<CompletableFuture<?>> all = Stream.generate(() -> echo)
                .limit(8)
                .<CompletableFuture<?>>map(command -> node.start(command).onExit())
                .toList();
        Processes.await(() -> echoed.get() > 8_000_000);
        proxy.freezeConnections();
        return all;
    }

    private static final class Endless extends InputStream {

        @Override
        public int read() {
            return 'x';
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            return length;
        }

        @Override
        public int available() {
            return Integer.MAX_VALUE;
        }
    }
}
