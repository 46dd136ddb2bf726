// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.HostKeyMismatchException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.RunningCommand;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.client.future.DefaultOpenFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that misbehave on purpose, each in its own way. */
@Timeout(120)
class ServerFaultTest {

    private static final Duration LIMIT = Duration.ofMillis(400);
    private static final Duration MARGIN = Duration.ofMillis(2_500);

    @Test
    void aServerThatNeverOpensASessionIsGivenUpInTimeAndNothingHasRun() {
        try (PretendingSshd sshd = PretendingSshd.thatRuns(ServerFaultTest::hello, refusing(Integer.MAX_VALUE));
                SshNode node = sshd.node().connectTimeout(LIMIT).build()) {
            long begin = System.nanoTime();
            assertThatThrownBy(() -> node.run("true"))
                    .isInstanceOfSatisfying(
                            NodeConnectionException.class,
                            e -> assertThat(e.mayHaveStarted()).isFalse())
                    .hasMessageContaining("MaxSessions");
            assertInTime(begin);
            assertThat(sshd.executions()).isZero();
            assertThat(node.isConnected()).isTrue();
        }
    }

    @Test
    void theTimeLimitOfACommandCountsTooAndNothingHasRun() {
        try (PretendingSshd sshd = PretendingSshd.thatRuns(ServerFaultTest::hello, refusing(Integer.MAX_VALUE));
                SshNode node = sshd.node().build()) {
            long begin = System.nanoTime();
            assertThatThrownBy(() ->
                            node.run(Command.builder("true").timeout(LIMIT).build()))
                    .isInstanceOfSatisfying(
                            NodeConnectionException.class,
                            e -> assertThat(e.mayHaveStarted()).isFalse());
            assertInTime(begin);
            assertThat(sshd.executions()).isZero();
        }
    }

    @Test
    void aServerThatRefusesSomeSessionsIsAskedUntilItDoesNot() {
        try (PretendingSshd sshd = PretendingSshd.thatRuns(ServerFaultTest::hello, refusing(7));
                SshNode node = sshd.node().build()) {
            assertThat(node.run("true").stdout()).isEqualTo("hello");
            assertThat(sshd.executions()).isEqualTo(1);
        }
    }

    @Test
    void authenticationThatTakesTooLongIsGivenUpInTimeAndTriedAgain() {
        CountDownLatch answers = new CountDownLatch(1);
        try (PretendingSshd sshd = PretendingSshd.thatRuns(
                        ServerFaultTest::hello,
                        server -> server.setPublickeyAuthenticator((user, key, session) -> waitFor(answers)));
                SshNode node = sshd.node().connectTimeout(LIMIT).build()) {
            long begin = System.nanoTime();
            assertThatThrownBy(() -> node.run("true"))
                    .isInstanceOfSatisfying(
                            NodeConnectionException.class,
                            e -> assertThat(e.mayHaveStarted()).isFalse())
                    .satisfies(e -> assertThat(ConnectionErrors.permanent(e)).isFalse());
            assertInTime(begin);
            answers.countDown();

            node.connect(Duration.ofSeconds(30), () -> true);
            assertThat(node.run("true").stdout()).isEqualTo("hello");
            assertThat(sshd.executions()).isEqualTo(1);
        }
    }

    @Test
    void anotherHostKeyStopsEverythingAtOnce() {
        try (PretendingSshd right = PretendingSshd.thatRuns(ServerFaultTest::hello);
                PretendingSshd wrong = PretendingSshd.thatRuns(ServerFaultTest::hello);
                SshNode node = right.node(wrong.port()).build()) {
            long begin = System.nanoTime();
            assertThatThrownBy(() -> node.run("true")).isInstanceOf(HostKeyMismatchException.class);
            assertInTime(begin);
            assertThat(wrong.executions()).isZero();
        }
    }

    @Test
    void aCommandThatEndsWithoutAStatusMayHaveRunAndTheConnectionGoesOn() {
        AtomicInteger runs = new AtomicInteger();
        PretendingSshd.Program program = (in, out, err) -> {
            out.write("hello".getBytes(UTF_8));
            return runs.incrementAndGet() == 1 ? PretendingSshd.Program.NO_STATUS : 0;
        };
        try (PretendingSshd sshd = PretendingSshd.thatRuns(program);
                SshNode node = sshd.node().build()) {
            assertThatThrownBy(() -> node.run("true"))
                    .isInstanceOfSatisfying(
                            NodeConnectionException.class,
                            e -> assertThat(e.mayHaveStarted()).isTrue())
                    .hasMessageContaining("without an exit status");
            assertThat(sshd.executions()).isEqualTo(1);
            assertThat(node.isConnected()).isTrue();
            assertThat(node.run("true").stdout()).isEqualTo("hello");
        }
    }

    @Test
    void anIdempotentCommandThatEndsWithoutAStatusIsSentAgain() {
        AtomicInteger runs = new AtomicInteger();
        PretendingSshd.Program program = (in, out, err) -> {
            out.write(String.valueOf(runs.incrementAndGet()).getBytes(UTF_8));
            return runs.get() < 3 ? PretendingSshd.Program.NO_STATUS : 0;
        };
        try (PretendingSshd sshd = PretendingSshd.thatRuns(program);
                SshNode node = sshd.node().build()) {
            CommandResult result = node.run(Command.builder("true").idempotent().build());
            assertThat(result.stdout()).isEqualTo("3");
            assertThat(sshd.executions()).isEqualTo(3);
        }
    }

    @Test
    void aFloodOfErrorsHoldsUpNeitherItsOwnOutputNorOtherCommands() {
        byte[] block = new byte[32 * 1024];
        int blocks = 2_000;
        AtomicInteger runs = new AtomicInteger();
        PretendingSshd.Program program = (in, out, err) -> {
            if (runs.incrementAndGet() > 1) {
                return hello(in, out, err);
            }
            for (int i = 0; i < blocks; i++) {
                err.write(block);
                if (i % 100 == 0) {
                    out.write('x');
                    out.flush();
                }
            }
            return 0;
        };
        try (PretendingSshd sshd = PretendingSshd.thatRuns(program);
                SshNode node = sshd.node().build();
                RunningCommand flood = node.start(Command.of("flood"))) {
            Processes.await(() -> runs.get() == 1);
            assertThat(node.run("true").stdout()).isEqualTo("hello");
            CommandResult result = flood.await();
            assertThat(result.stderrSize()).isEqualTo((long) blocks * block.length);
            assertThat(result.stdout()).hasSize(blocks / 100);
        }
    }

    @Test
    void aCommandOfAServerThatFallsSilentIsGivenUpInTimeAndTheNextGoesOverAnotherConnection() {
        AtomicInteger runs = new AtomicInteger();
        PretendingSshd.Program program =
                (in, out, err) -> runs.incrementAndGet() <= 2 ? PretendingSshd.Program.GOES_ON : hello(in, out, err);
        try (PretendingSshd sshd = PretendingSshd.thatRuns(program);
                BreakingProxy proxy = BreakingProxy.to(sshd.port(), Integer.MAX_VALUE);
                SshNode node = sshd.node(proxy.port()).build();
                RunningCommand patient = node.start(Command.of("patient"));
                RunningCommand hasty =
                        node.start(Command.builder("hasty").timeout(LIMIT).build())) {
            Processes.await(() -> runs.get() == 2);
            proxy.stallConnections();
            long begin = System.nanoTime();
            assertThatThrownBy(hasty::await).isInstanceOf(io.github.clustere2e.api.CommandTimeoutException.class);
            assertInTime(begin);

            begin = System.nanoTime();
            assertThat(node.run("true").stdout()).isEqualTo("hello");
            assertInTime(begin);
            assertThat(patient.isRunning())
                    .as("a host that was paused may go on")
                    .isTrue();
            assertThat(proxy.accepted()).isEqualTo(2);
            assertThat(sshd.executions()).isEqualTo(3);
            proxy.breakConnections();
            assertThatThrownBy(patient::await).isInstanceOf(NodeConnectionException.class);
        }
    }

    private static int hello(java.io.InputStream in, OutputStream out, OutputStream err) throws java.io.IOException {
        out.write("hello".getBytes(UTF_8));
        return 0;
    }

    private static void assertInTime(long begin) {
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LIMIT.plus(MARGIN));
    }

    private static boolean waitFor(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static java.util.function.Consumer<SshServer> refusing(int times) {
        AtomicInteger asked = new AtomicInteger();
        return server -> server.setChannelFactories(List.of(new org.apache.sshd.common.channel.ChannelFactory() {
            @Override
            public String getName() {
                return "session";
            }

            @Override
            public Channel createChannel(Session session) {
                return asked.incrementAndGet() > times ? new ChannelSession() : new Refusing();
            }
        }));
    }

    private static final class Refusing extends ChannelSession {

        @Override
        public OpenFuture open(long recipient, long windowSize, long packetSize, Buffer buffer) {
            OpenFuture refused = new DefaultOpenFuture("refused", null);
            refused.setException(
                    new SshChannelOpenException(recipient, SshConstants.SSH_OPEN_RESOURCE_SHORTAGE, "no more of them"));
            return refused;
        }
    }
}
