// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.PortForward;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.api.StandardInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands that end before they have read their input. The library may send a piece of it even then, and OpenSSH ends a
 * connection on which something comes for a channel that is closed.
 */
@Timeout(180)
class EarlyEndTest {

    private static final byte[] LONG = new byte[6 << 20];
    private static final int ROUNDS = 12;
    private static final int ACCEPT_MILLIS = 2_000;

    private final RealSshd sshd = RealSshd.start();
    private final SshNode node = sshd.node().build();

    @AfterEach
    void stop() {
        node.close();
        sshd.close();
    }

    @Test
    void doNoHarmToWhatElseRunsOnTheNode(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("input"), LONG);
        RunningCommand other =
                node.start(Command.builder("cat").stdin(StandardInput.piped()).build());

        for (int round = 0; round < ROUNDS; round++) {
            for (StandardInput input : List.of(
                    StandardInput.of(LONG), StandardInput.of(file), StandardInput.of(new ByteArrayInputStream(LONG)))) {
                long wanted = round * 200_000L;
                assertThat(node.run(Command.builder("head", "-c", Long.toString(wanted))
                                        .stdin(input)
                                        .build())
                                .stdoutSize())
                        .as("what was read of %s in round %d", input, round)
                        .isEqualTo(wanted);
            }
        }

        assertThatItStillRuns(other);
    }

    @Test
    void ofAServiceThatIsForwardedToDoNoHarmEither() throws Exception {
        RunningCommand other =
                node.start(Command.builder("cat").stdin(StandardInput.piped()).build());

        try (ServerSocket service = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                PortForward forward = node.forward(service.getLocalPort())) {
            // A client that comes while OpenSSH ends the connection of the forwards is reset, and never gets here.
            service.setSoTimeout(ACCEPT_MILLIS);
            for (int round = 0; round < 3 * ROUNDS; round++) {
                try (Socket client = new Socket(
                        forward.address().getAddress(), forward.address().getPort())) {
                    Thread hasty = new Thread(() -> readALittle(service));
                    hasty.start();
                    write(LONG, client);
                    hasty.join();
                }
            }
        }

        assertThatItStillRuns(other);
    }

    private static void readALittle(ServerSocket service) {
        try (Socket connection = service.accept()) {
            connection.getInputStream().readNBytes(200_000);
        } catch (IOException e) {
            // the client's writing shows it
        }
    }

    private static void write(byte[] bytes, Socket client) {
        try {
            client.getOutputStream().write(bytes);
        } catch (IOException e) {
            // the service has ended the connection, as it should
        }
    }

    private static void assertThatItStillRuns(RunningCommand cat) throws IOException {
        cat.stdin().write("still there".getBytes(UTF_8));
        cat.stdin().close();
        assertThat(cat.await().stdout()).isEqualTo("still there");
    }
}
