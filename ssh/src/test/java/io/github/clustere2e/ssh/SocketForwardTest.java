// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NodeConnectionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Unix socket of the node, which here is a directory of this machine, by one of this machine. */
@Timeout(120)
class SocketForwardTest {

    @TempDir
    Path directory;

    private ServerSocketChannel echo;

    @BeforeEach
    void listen() throws IOException {
        echo = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        echo.bind(UnixDomainSocketAddress.of(service()));
        Daemons.WORKERS.execute(this::accept);
    }

    @AfterEach
    void listenNoMore() throws IOException {
        echo.close();
    }

    @Test
    void whatIsSentComesBackInBothDirectionsAtOnceAndEndsWhereItEnds() throws Exception {
        try (RealSshd sshd = RealSshd.start();
                SshNode node = sshd.node().build();
                SocketForward forward = node.forwardSocket(service().toString());
                SocketChannel client = connect(forward)) {
            send(client, "hello");
            assertThat(receive(client, 5)).as("while the input is open").isEqualTo("hello");
            // On another thread, since the echo comes before all is sent.
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendAll(client, "x".repeat(3_000_000)));
            assertThat(receive(client, Integer.MAX_VALUE)).hasSize(3_000_000);
            sending.join();
            assertThat(forward.lastFailure()).isEmpty();
        }
    }

    @Test
    void manyConnectionsLiveAtOnce() throws Exception {
        try (RealSshd sshd = RealSshd.start("MaxSessions 1");
                SshNode node = sshd.node().build();
                SocketForward forward = node.forwardSocket(service().toString())) {
            List<SocketChannel> clients = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                clients.add(connect(forward));
                send(clients.get(i), "hello " + i);
            }
            for (int i = 0; i < 40; i++) {
                sendAll(clients.get(i), "");
                assertThat(receive(clients.get(i), Integer.MAX_VALUE)).isEqualTo("hello " + i);
                clients.get(i).close();
            }
        }
    }

    @Test
    void nobodyElseMayUseItAndNothingIsLeftOfIt() throws Exception {
        Path socket;
        try (RealSshd sshd = RealSshd.start();
                SshNode node = sshd.node().build()) {
            socket = node.forwardSocket(service().toString()).path();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
                    .isEqualTo("rwx------");
        }
        assertThat(socket.getParent()).doesNotExist();
    }

    @Test
    void aConnectionEndsAndTheForwardTellsWhyWhereNobodyListens() throws Exception {
        Path nobody = directory.resolve("nobody");
        try (RealSshd sshd = RealSshd.start();
                SshNode node = sshd.node().build();
                SocketForward forward = node.forwardSocket(nobody.toString());
                SocketChannel client = connect(forward)) {
            assertThat(receive(client, 1)).isEmpty();
            assertThat(forward.lastFailure())
                    .hasValueSatisfying(e -> assertThat(e)
                            .hasMessageContainingAll("no way to the socket " + nobody, "Does the service run"));
        }
    }

    @Test
    void aConnectionEndsAndTheForwardTellsWhichSettingForbidsIt() throws Exception {
        try (RealSshd sshd = RealSshd.start("AllowStreamLocalForwarding no");
                SshNode node = sshd.node().build();
                SocketForward forward = node.forwardSocket(service().toString());
                SocketChannel client = connect(forward)) {
            assertThat(receive(client, 1)).isEmpty();
            assertThat(forward.lastFailure())
                    .hasValueSatisfying(e -> assertThat(e)
                            .hasMessageContainingAll("no way to the socket", "AllowStreamLocalForwarding"));
        }
    }

    @Test
    void theNextConnectionIsMadeOnANewOneWhenTheOldOneIsLost() throws Exception {
        try (RealSshd sshd = RealSshd.start();
                SshNode node = sshd.node().build();
                SocketForward forward = node.forwardSocket(service().toString())) {
            try (SocketChannel broken = connect(forward)) {
                send(broken, "7");
                assertThat(receive(broken, 1)).isEqualTo("7");
                sshd.killConnections();
                assertThat(receive(broken, 1)).isEmpty();
            }
            assertThat(forward.lastFailure())
                    .hasValueSatisfying(e -> assertThat(e).hasMessageContaining("SSH connection was lost"));
            try (SocketChannel next = connect(forward)) {
                send(next, "8");
                assertThat(receive(next, 1)).isEqualTo("8");
            }
        }
    }

    @Test
    void aRelativePathAndAClosedNodeAreRefused() {
        try (RealSshd sshd = RealSshd.start()) {
            SshNode node = sshd.node().build();
            assertThatThrownBy(() -> node.forwardSocket("docker.sock"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContainingAll("node_0", "'docker.sock'", "absolute");
            node.close();
            assertThatThrownBy(() -> node.forwardSocket("/x")).isInstanceOf(NodeConnectionException.class);
        }
    }

    @Test
    void whatAKilledProcessHasLeftIsRemovedAndWhatIsInUseOrJustBeingMadeIsNot() throws Exception {
        Path dead = left("dead");
        Path young = left("young");
        for (Path closed : List.of(dead, young)) {
            ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                    .bind(UnixDomainSocketAddress.of(closed.resolve("socket")))
                    .close();
        }
        Path empty = left("empty");
        Path odd = left("odd");
        Files.createFile(odd.resolve("of nobody's making"));
        Path used = left("used");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(used.resolve("socket")));
            for (Path old : List.of(dead, empty, odd, used)) {
                Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(60)));
            }

            SocketLeftovers.sweep(used);
        }

        assertThat(dead).doesNotExist();
        assertThat(empty).doesNotExist();
        assertThat(odd).exists();
        assertThat(used).exists();
        assertThat(young).exists();
    }

    private Path left(String name) throws IOException {
        return Files.createDirectories(directory.resolve(SocketLeftovers.PREFIX + name));
    }

    private Path service() {
        return directory.resolve("service");
    }

    private void accept() {
        while (echo.isOpen()) {
            try {
                SocketChannel client = echo.accept();
                Daemons.WORKERS.execute(() -> echo(client));
            } catch (IOException e) {
                return; // the test is over
            }
        }
    }

    private static void echo(SocketChannel client) {
        ByteBuffer buffer = ByteBuffer.allocate(10_000);
        try (client) {
            while (client.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    client.write(buffer);
                }
                buffer.clear();
            }
        } catch (IOException e) {
            // the test has closed its end
        }
    }

    private static SocketChannel connect(SocketForward forward) throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(forward.path()));
    }

    private static void sendAll(SocketChannel client, String text) {
        try {
            send(client, text);
            client.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(SocketChannel client, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
        while (bytes.hasRemaining()) {
            client.write(bytes);
        }
    }

    private static String receive(SocketChannel client, int most) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(10_000);
        while (all.size() < most && client.read(buffer) >= 0) {
            all.write(buffer.array(), 0, buffer.position());
            buffer.clear();
        }
        return all.toString(UTF_8);
    }
}
