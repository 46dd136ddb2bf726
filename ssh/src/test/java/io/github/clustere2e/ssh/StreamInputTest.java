// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.api.StandardInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Input that can be read only once. */
@Timeout(60)
class StreamInputTest {

    private final RealSshd sshd = RealSshd.start();
    private final SshNode node = sshd.node().build();

    @AfterEach
    void stop() {
        node.close();
        sshd.close();
    }

    @Test
    void aStreamIsSentAndClosed() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        InputStream stream = new ByteArrayInputStream("once".getBytes(UTF_8)) {
            @Override
            public void close() throws IOException {
                closed.countDown();
                super.close();
            }
        };

        assertThat(node.run(Command.builder("cat")
                                .stdin(StandardInput.of(stream))
                                .build())
                        .stdout())
                .isEqualTo("once");
        assertThat(closed.await(20, TimeUnit.SECONDS)).as("closed").isTrue();
    }

    @Test
    void aSecondCommandIsRefusedIt() {
        Command command = Command.builder("cat")
                .stdin(StandardInput.of(new ByteArrayInputStream(new byte[] {'x'})))
                .build();
        node.run(command);

        assertThatThrownBy(() -> node.run(command))
                .isInstanceOf(NodeException.class)
                .hasMessageContaining("read only once");
    }

    @Test
    void anIdempotentCommandIsNotSentAgainOnceItHasBeenBegunToBeRead(@TempDir Path directory) throws Exception {
        Path count = directory.resolve("count");
        PipedOutputStream writer = new PipedOutputStream();
        PipedInputStream stream = new PipedInputStream(writer);
        writer.write("first\n".getBytes(UTF_8));
        RunningCommand running =
                node.start(Command.builder("sh", "-c", "read x; echo \"$x\" >>\"$0\"; exec cat", count.toString())
                        .stdin(StandardInput.of(stream))
                        .idempotent()
                        .build());
        Processes.await(() -> Files.exists(count));
        sshd.killConnections();

        assertThatThrownBy(running::await)
                .isInstanceOfSatisfying(
                        NodeConnectionException.class,
                        e -> assertThat(e.mayHaveStarted()).isTrue())
                .hasMessageContaining("standard input can be read only once");
        writer.close();
        node.run("true");
        assertThat(Files.readAllLines(count)).containsExactly("first");
    }
}
