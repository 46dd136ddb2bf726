// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.KeyPair;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.HostKeyMismatchException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.RunningCommand;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ConnectionTest {

    @Test
    void aWrongHostKeyStopsTheWorkBeforeAnythingIsSent() {
        SshKeyPair expected = SshKeyPair.generate("another");
        try (RealSshd sshd = RealSshd.start();
                SshNode right = sshd.node().build();
                SshNode wrong = sshd.node().endpoint(sshd.endpoint(expected)).build()) {
            assertThatThrownBy(() -> wrong.run("true"))
                    .isInstanceOfSatisfying(
                            HostKeyMismatchException.class,
                            e -> assertThat(e.mayHaveStarted()).isFalse())
                    .hasMessageContainingAll(
                            "node_0", expected.fingerprint(), sshd.hostKey().fingerprint(), "Nothing was sent");
            assertThat(sshd.log()).contains("Connection from").doesNotContain("userauth-request");

            right.run("true");
            assertThat(sshd.log()).as("the server would have told").contains("userauth-request");
        }
    }

    @Test
    void aHostThatHasNoKeyOfTheRightTypeIsAnotherHost(@TempDir Path directory) throws Exception {
        Path key = Files.createFile(
                directory.resolve("ecdsa"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        KeyPair.genKeyPair(new JSch(), KeyPair.ECDSA, 256).writePrivateKey(key.toString());
        try (RealSshd sshd = RealSshd.start("HostKey " + key, "HostKeyAlgorithms ecdsa-sha2-nistp256");
                SshNode node = sshd.node().build()) {
            assertThatThrownBy(node::connect)
                    .isInstanceOf(HostKeyMismatchException.class)
                    .hasMessageContainingAll(sshd.hostKey().fingerprint(), "ecdsa-sha2-nistp256");
        }
    }

    @Test
    void aServerWithoutOurAlgorithmsIsIncompatible() {
        try (RealSshd sshd = RealSshd.start("KexAlgorithms diffie-hellman-group14-sha256");
                SshNode node = sshd.node().build()) {
            assertThatThrownBy(() -> node.connect(Duration.ofSeconds(60), () -> true))
                    .isInstanceOf(IncompatibleServerException.class)
                    .hasMessageContainingAll("kex", "diffie-hellman-group14-sha256", "curve25519-sha256");
        }
    }

    @Test
    void theFallbackCipherWorks() {
        try (RealSshd sshd = RealSshd.start("Ciphers aes128-ctr");
                SshNode node = sshd.node().build()) {
            assertThat(node.run("echo", "x").stdout()).isEqualTo("x");
        }
    }

    @Test
    void aKeyThatTheServerDoesNotKnowIsRefusedForGood() {
        SshKeyPair stranger = SshKeyPair.generate("stranger");
        try (RealSshd sshd = RealSshd.start();
                SshNode node = sshd.node().privateKey(stranger.privateKey()).build()) {
            assertThatThrownBy(() -> node.connect(Duration.ofSeconds(60), () -> true))
                    .isInstanceOf(AuthenticationRefusedException.class)
                    .hasMessageContainingAll(stranger.fingerprint(), RealSshd.userName(), "authorized_keys");
        }
    }

    @Test
    void aConnectionThatBreaksWhileItAuthenticatesIsNotCalledARefusal() {
        try (RealSshd sshd = RealSshd.start();
                BreakingProxy proxy = BreakingProxy.to(sshd.port(), 2_000);
                SshNode node = sshd.node()
                        .endpoint(new SshEndpoint(
                                "127.0.0.1",
                                proxy.port(),
                                RealSshd.userName(),
                                sshd.hostKey().publicKey()))
                        .build()) {
            int failures = 0;
            for (int limit = 1; !node.isConnected(); limit += 40) {
                proxy.breakAfter(limit);
                try {
                    node.connect();
                } catch (NodeConnectionException e) {
                    assertThat(ConnectionErrors.permanent(e))
                            .as("broken after %d bytes: %s", limit, e.getMessage())
                            .isFalse();
                    failures++;
                }
            }
            assertThat(failures).isGreaterThan(8);
        }
    }

    @Test
    void aRefusedConnectionReturnsAtOnceAndSaysSo() {
        try (RealSshd sshd = RealSshd.prepared();
                SshNode node = sshd.node().build()) {
            assertThatThrownBy(node::connect)
                    .isInstanceOfSatisfying(
                            NodeConnectionException.class,
                            e -> assertThat(e.mayHaveStarted()).isFalse())
                    .hasMessageContainingAll("Connection refused", "sshd", String.valueOf(sshd.port()));
        }
    }

    @Test
    void aPortThatHangsUpIsTriedAgainUntilTheMachineIsDead() {
        AtomicInteger asked = new AtomicInteger();
        try (FakeServer server = FakeServer.thatDoes(client -> {});
                SshNode node = node(server).build()) {
            assertThatThrownBy(() -> node.connect(Duration.ofSeconds(60), () -> asked.incrementAndGet() < 2))
                    .isInstanceOf(NodeConnectionException.class)
                    .hasMessageContaining("its machine has ended");
            assertThat(asked).hasValue(2);
            assertThat(server.accepted()).isGreaterThan(10);
        }
    }

    @Test
    void aServerThatGoesAfterItsFirstWordsIsTriedAgain() {
        try (FakeServer server = FakeServer.thatDoes(
                        client -> client.getOutputStream().write("SSH-2.0-x\r\n".getBytes(US_ASCII)));
                SshNode node = node(server).build()) {
            assertThatThrownBy(() -> node.connect(Duration.ofMillis(300), () -> true))
                    .isInstanceOf(NodeConnectionException.class)
                    .satisfies(e -> assertThat(ConnectionErrors.permanent(e)).isFalse());
            assertThat(server.accepted()).isGreaterThan(2);
        }
    }

    @Test
    void aServerThatSaysNothingIsGivenUpInTime() {
        try (FakeServer server =
                        FakeServer.thatDoes(client -> client.getInputStream().readAllBytes());
                SshNode node =
                        node(server).connectTimeout(Duration.ofMillis(300)).build()) {
            long begin = System.nanoTime();
            assertThatThrownBy(node::connect).isInstanceOf(NodeConnectionException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(250), Duration.ofSeconds(20));
        }
    }

    @Test
    void aServerThatStopsInTheMiddleIsGivenUpInTime() {
        try (FakeServer server = FakeServer.thatDoes(client -> {
                    client.getOutputStream().write("SSH-2.0-x\r\n".getBytes(US_ASCII));
                    client.getInputStream().readAllBytes();
                });
                SshNode node =
                        node(server).connectTimeout(Duration.ofMillis(300)).build()) {
            assertThatThrownBy(node::connect).isInstanceOf(NodeConnectionException.class);
        }
    }

    @Test
    void connectingIsInterruptible() throws Exception {
        CountDownLatch there = new CountDownLatch(1);
        try (FakeServer server = FakeServer.thatDoes(client -> {
                    there.countDown();
                    client.getInputStream().readAllBytes();
                });
                SshNode node = node(server).build()) {
            Thread test = Thread.currentThread();
            Daemons.WORKERS.execute(() -> {
                try {
                    there.await(60, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                test.interrupt();
            });
            assertThatThrownBy(node::connect).isInstanceOf(InterruptedClusterException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aServerThatStartsLateIsReached() throws Exception {
        try (RealSshd sshd = RealSshd.prepared();
                SshNode node = sshd.node().build()) {
            CountDownLatch tried = new CountDownLatch(1);
            Thread late = new Thread(() -> {
                try {
                    tried.await(60, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                sshd.launch();
            });
            late.start();
            node.connect(Duration.ofSeconds(60), () -> {
                tried.countDown();
                return true;
            });
            late.join();

            assertThat(node.isConnected()).isTrue();
        }
    }

    @Test
    void aNameThatNobodyKnowsIsNamed() {
        SshEndpoint endpoint = new SshEndpoint(
                "no-such-host.invalid", 22, "root", SshKeyPair.generate("").publicKey());
        try (RealSshd sshd = RealSshd.prepared();
                SshNode node = sshd.node().endpoint(endpoint).build()) {
            assertThatThrownBy(node::connect).hasMessageContaining("no-such-host.invalid");
        }
    }

    @Test
    void whoSeesTheHostFromOutsideEndsTheAttemptsOfACommand() {
        AtomicInteger asked = new AtomicInteger();
        try (RealSshd sshd = RealSshd.prepared();
                SshNode node = sshd.node()
                        .obstacle(() -> asked.incrementAndGet() > 1
                                ? Optional.of("its machine is switched off")
                                : Optional.empty())
                        .build()) {
            assertThatThrownBy(() -> node.run("true"))
                    .isInstanceOfSatisfying(
                            NodeConnectionException.class,
                            e -> assertThat(e.mayHaveStarted()).isFalse())
                    .hasMessageContainingAll("node_0: its machine is switched off; ", "Connection refused");
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    void whatEndedTheAttemptsIsToldOfWhenTheTimeIsUpToo() {
        try (FakeServer silent = FakeServer.thatDoes(client -> Thread.sleep(2_000));
                SshNode node = node(silent)
                        .connectTimeout(Duration.ofMillis(100))
                        .obstacle(() -> Optional.of("its machine is paused"))
                        .build()) {
            assertThatThrownBy(() -> node.run("true")).hasMessageContaining("its machine is paused; ");
        }
    }

    @Test
    void afterADisconnectionTheNextCommandGoesOverAnotherConnection() {
        try (RealSshd sshd = RealSshd.start();
                SshNode node = sshd.node().build()) {
            RunningCommand running = node.start(Command.of("sleep", "60"));
            node.disconnect();

            assertThatThrownBy(running::await)
                    .isInstanceOfSatisfying(
                            NodeConnectionException.class,
                            e -> assertThat(e.mayHaveStarted()).isTrue())
                    .hasMessageContaining("connection was lost");
            assertThat(node.isConnected()).isFalse();
            assertThat(node.run("echo", "again").stdout()).isEqualTo("again");
        }
    }

    @Test
    void aNodeThatHasMovedIsReachedAtItsNewPlace() {
        try (RealSshd sshd = RealSshd.start();
                RealSshd other = RealSshd.prepared();
                SshNode node = sshd.node()
                        .endpoint(new SshEndpoint(
                                "127.0.0.1",
                                other.port(),
                                RealSshd.userName(),
                                sshd.hostKey().publicKey()))
                        .build()) {
            InetAddress there = InetAddress.getLoopbackAddress();
            assertThatThrownBy(() -> node.moved(there, there, other.endpoint(other.hostKey())))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("another user or host key");
            node.moved(there, there, sshd.endpoint(sshd.hostKey()));

            assertThat(node.run("echo", "here").stdout()).isEqualTo("here");
            assertThat(node.endpoint().port()).isEqualTo(sshd.port());
            assertThat(node.privateAddress()).isEqualTo(there);
        }
    }

    private static SshNodeBuilder node(FakeServer server) {
        return SshNode.builder()
                .name("node_0")
                .role(io.github.clustere2e.api.Role.AGENT)
                .hostname("node-0")
                .publicAddress(java.net.InetAddress.getLoopbackAddress())
                .privateAddress(java.net.InetAddress.getLoopbackAddress())
                .endpoint(server.endpoint())
                .privateKey(SshKeyPair.generate("").privateKey());
    }
}
