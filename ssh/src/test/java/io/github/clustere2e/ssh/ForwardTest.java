// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.HostKeyMismatchException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.PortForward;
import io.github.clustere2e.api.RunningCommand;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ForwardTest {

    @Test
    void anHttpClientReachesAWebServiceOfTheNode() throws Exception {
        try (Web web = new Web();
                RealSshd sshd = RealSshd.start();
                SshNode node = sshd.node().build();
                PortForward forward = node.forward(web.port())) {
            assertThat(forward.address().getAddress().isLoopbackAddress()).isTrue();
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(forward.uri("http").resolve("echo"));
            for (String body : List.of("one", "two", "x".repeat(3_000_000))) {
                HttpResponse<String> response = client.send(
                        request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(response.body()).isEqualTo(body);
            }
            assertThat(forward.lastFailure()).isEmpty();
        }
    }

    @Test
    void manyConnectionsLiveAtOnceBesideAllCommandsThatTheServerAllows() throws Exception {
        int many = 40;
        try (ServerSocket echo = echo();
                RealSshd sshd = RealSshd.start("MaxSessions 2");
                SshNode node = sshd.node().maxConcurrentCommands(2).build();
                PortForward forward = node.forward("127.0.0.1", echo.getLocalPort());
                RunningCommand first = node.start(Command.of("sleep", "60"))) {
            List<Socket> sockets = new ArrayList<>();
            try {
                for (int i = 0; i < many; i++) {
                    sockets.add(socket(forward));
                }
                for (int i = 0; i < many; i++) {
                    sockets.get(i).getOutputStream().write(("hello " + i).getBytes(UTF_8));
                }
                for (int i = 0; i < many; i++) {
                    sockets.get(i).shutdownOutput();
                    assertThat(new String(sockets.get(i).getInputStream().readAllBytes(), UTF_8))
                            .isEqualTo("hello " + i);
                }
                assertThat(node.run("echo", "still").stdout()).isEqualTo("still");
                assertThat(first.isRunning()).isTrue();
                assertThat(sshd.log().split("Accepted publickey", -1))
                        .as("one connection for all forwards, and one for all commands")
                        .hasSize(3);
            } finally {
                for (Socket socket : sockets) {
                    socket.close();
                }
            }
        }
    }

    @Test
    void theNextConnectionIsMadeOnANewOneWhenTheOldOneIsLostAndTheBrokenOneIsReset() throws Exception {
        try (ServerSocket echo = echo();
                RealSshd sshd = RealSshd.start();
                SshNode node = sshd.node().build();
                PortForward forward = node.forward("127.0.0.1", echo.getLocalPort())) {
            try (Socket broken = socket(forward)) {
                broken.getOutputStream().write(7);
                assertThat(broken.getInputStream().read()).isEqualTo(7);
                sshd.killConnections();
                assertThatThrownBy(() -> broken.getInputStream().read())
                        .as("an end would be taken for the whole answer")
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("reset");
            }
            assertThat(forward.lastFailure())
                    .hasValueSatisfying(
                            e -> assertThat(e).hasMessageContainingAll("node_0", "SSH connection was lost"));
            try (Socket next = socket(forward)) {
                next.getOutputStream().write(8);
                assertThat(next.getInputStream().read()).isEqualTo(8);
            }
        }
    }

    @Test
    void whoReadsNothingHoldsUpNeitherOthersNorCommandsAndLosesNothing() throws Exception {
        int size = 24 << 20;
        CountDownLatch sent = new CountDownLatch(1);
        try (ServerSocket source = serving(client -> {
                    byte[] block = new byte[1 << 20];
                    for (int i = 0; i < size / block.length; i++) {
                        Arrays.fill(block, (byte) i);
                        client.getOutputStream().write(block);
                    }
                    sent.countDown();
                });
                RealSshd sshd = RealSshd.start();
                SshNode node = sshd.node().build();
                PortForward forward = node.forward("127.0.0.1", source.getLocalPort());
                Socket slow = socket(forward)) {
            sent.await();
            assertThat(node.run("echo", "x").stdout()).isEqualTo("x");
            try (Socket quick = socket(forward)) {
                assertThat(quick.getInputStream().readNBytes(size)).hasSize(size);
            }
            DataInputStream in = new DataInputStream(slow.getInputStream());
            byte[] block = new byte[1 << 20];
            byte[] expected = new byte[1 << 20];
            for (int i = 0; i < size / block.length; i++) {
                in.readFully(block);
                Arrays.fill(expected, (byte) i);
                assertThat(Arrays.equals(block, expected)).as("block %d", i).isTrue();
            }
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void aPortWhereNobodyListensIsResetAndExplained() throws Exception {
        int unused;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = socket.getLocalPort();
        }
        try (RealSshd sshd = RealSshd.start();
                SshNode node = sshd.node().build();
                PortForward forward = node.forward("127.0.0.1", unused)) {
            assertReset(forward);
            assertThat(forward.lastFailure())
                    .hasValueSatisfying(e -> assertThat(e)
                            .hasMessageContainingAll("node_0", String.valueOf(unused), "Does the service listen"));
        }
    }

    @Test
    void aServerThatForbidsForwardingIsResetAndExplained() throws Exception {
        try (RealSshd sshd = RealSshd.start("AllowTcpForwarding no");
                SshNode node = sshd.node().build();
                PortForward forward = node.forward(sshd.port())) {
            assertReset(forward);
            assertThat(forward.lastFailure())
                    .hasValueSatisfying(e -> assertThat(e).hasMessageContaining("AllowTcpForwarding"));
            assertThat(node.run("echo", "x").stdout())
                    .as("the connection is still good")
                    .isEqualTo("x");
        }
    }

    @Test
    void closingTheNodeFreesThePortAndEndsTheConnections() throws Exception {
        try (ServerSocket echo = echo();
                RealSshd sshd = RealSshd.start()) {
            SshNode node = sshd.node().build();
            PortForward forward = node.forward("127.0.0.1", echo.getLocalPort());
            try (Socket socket = socket(forward)) {
                socket.getOutputStream().write(1);
                assertThat(socket.getInputStream().read()).isEqualTo(1);
                node.close();
                assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(IOException.class);
            }
            // The kernel accepts for as long as the thread that listened has not noticed.
            Processes.await(() -> isRefused(forward));
            assertThatThrownBy(() -> node.forward(1)).hasMessageContaining("closed");
        }
    }

    @Test
    void closingTheNodeEndsAnUploadThatASilentServerHoldsUp() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        try (ServerSocket sink = serving(client -> {
                    client.getInputStream().read();
                    begun.countDown();
                    client.getInputStream().readAllBytes();
                });
                RealSshd sshd = RealSshd.start();
                BreakingProxy proxy = BreakingProxy.to(sshd.port(), Integer.MAX_VALUE)) {
            SshNode node = sshd.node()
                    .endpoint(new SshEndpoint(
                            "127.0.0.1",
                            proxy.port(),
                            RealSshd.userName(),
                            sshd.hostKey().publicKey()))
                    .build();
            PortForward forward = node.forward("127.0.0.1", sink.getLocalPort());
            try (Socket socket = socket(forward)) {
                Thread upload = new Thread(() -> {
                    try {
                        while (true) {
                            socket.getOutputStream().write(new byte[1 << 20]);
                        }
                    } catch (IOException e) {
                        // the node was closed
                    }
                });
                upload.start();
                begun.await();
                proxy.stall();
                long begin = System.nanoTime();
                node.close();
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
                upload.join();
            }
        }
    }

    @Test
    void aWrongHostKeyIsToldWhereTheForwardIsAskedFor() {
        try (RealSshd sshd = RealSshd.start();
                SshNode node = sshd.node()
                        .endpoint(sshd.endpoint(SshKeyPair.generate("another")))
                        .build()) {
            assertThatThrownBy(() -> node.forward(80)).isInstanceOf(HostKeyMismatchException.class);
            assertThatThrownBy(() -> node.forward(70_000)).isInstanceOf(InvalidInputException.class);
        }
    }

    private static void assertReset(PortForward forward) throws IOException {
        try (Socket socket = socket(forward)) {
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("reset");
        }
    }

    private static boolean isRefused(PortForward forward) {
        try {
            socket(forward).close();
            return false;
        } catch (ConnectException e) {
            return true;
        } catch (IOException e) {
            // It was accepted, and reset before this side had noticed.
            return false;
        }
    }

    private static Socket socket(PortForward forward) throws IOException {
        return new Socket(forward.address().getAddress(), forward.address().getPort());
    }

    private static ServerSocket echo() throws IOException {
        return serving(client -> {
            InputStream in = client.getInputStream();
            in.transferTo(client.getOutputStream());
        });
    }

    private static ServerSocket serving(FakeServer.Conversation conversation) throws IOException {
        ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        ExecutorService threads = Executors.newCachedThreadPool(Daemons.factory("forward-test-"));
        threads.execute(() -> {
            while (!server.isClosed()) {
                try {
                    Socket client = server.accept();
                    threads.execute(() -> {
                        try (client) {
                            conversation.with(client);
                        } catch (Exception e) {
                            // the client has gone
                        }
                    });
                } catch (IOException e) {
                    // the test has ended
                }
            }
            threads.shutdownNow();
        });
        return server;
    }

    /** A web service on the node's loopback address. */
    private static final class Web implements AutoCloseable {

        private final HttpServer server;

        Web() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/echo", exchange -> {
                try (exchange) {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
            });
            server.start();
        }

        int port() {
            return server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
