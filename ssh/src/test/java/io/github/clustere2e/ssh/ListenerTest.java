// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandListener;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.OutputListener;
import io.github.clustere2e.api.StandardStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ListenerTest {

    private static RealSshd sshd;

    @BeforeAll
    static void start() {
        sshd = RealSshd.start();
    }

    @AfterAll
    static void stop() {
        sshd.close();
    }

    /** A fake: writes down what it hears. */
    private static final class Transcript implements CommandListener {

        private final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        public void started(String node, Command command) {
            heard.add("started " + node + " " + command);
        }

        @Override
        public void finished(CommandResult result) {
            heard.add("finished " + result.node() + " " + result.command() + " " + result.exitStatus());
        }

        @Override
        public void failed(String node, Command command, ClusterException error) {
            heard.add("failed " + node + " " + command + " " + error.getClass().getSimpleName());
        }
    }

    @Test
    void everyCommandIsHeardOfWhenItStartsAndBeforeItsResultIsKnown() {
        Transcript transcript = new Transcript();
        try (SshNode node = sshd.node().commandListener(transcript).build()) {
            node.run("echo", "x");
            assertThat(transcript.heard).containsExactly("started node_0 echo x", "finished node_0 echo x 0");
            transcript.heard.clear();

            assertThatThrownBy(() -> node.run("false")).isInstanceOf(ClusterException.class);
            assertThat(transcript.heard).containsExactly("started node_0 false", "finished node_0 false 1");
            transcript.heard.clear();

            assertThatThrownBy(() -> node.run(Command.builder("sleep", "60")
                            .timeout(Duration.ofMillis(100))
                            .build()))
                    .isInstanceOf(ClusterException.class);
            assertThat(transcript.heard)
                    .containsExactly("started node_0 sleep 60", "failed node_0 sleep 60 CommandTimeoutException");
        }
    }

    @Test
    void oneThatThrowsDisturbsNeitherTheCommandNorTheOthers() {
        Transcript transcript = new Transcript();
        CommandListener broken = new CommandListener() {
            @Override
            public void started(String node, Command command) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void finished(CommandResult result) {
                throw new AssertionError("broken");
            }
        };
        try (SshNode node =
                sshd.node().commandListeners(List.of(broken, transcript)).build()) {
            assertThat(node.run("echo", "x").stdout()).isEqualTo("x");
            assertThat(transcript.heard).hasSize(2);
        }
    }

    @Test
    void aListenerMayRunCommandsItself() {
        AtomicInteger depth = new AtomicInteger();
        SshNode[] node = new SshNode[1];
        CommandListener curious = new CommandListener() {
            @Override
            public void finished(CommandResult result) {
                if (depth.getAndIncrement() == 0) {
                    node[0].run("echo", "inner");
                }
            }
        };
        try (SshNode built = sshd.node().commandListener(curious).build()) {
            node[0] = built;
            built.run("true");
            assertThat(depth).hasValue(2);
        }
    }

    @Test
    void outputIsHeardWhileItComesAndItsEndOnce() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        AtomicInteger ends = new AtomicInteger();
        OutputListener listener = new OutputListener() {
            @Override
            public void output(StandardStream stream, byte[] chunk) {
                (stream == StandardStream.STDOUT ? out : err).writeBytes(chunk);
            }

            @Override
            public void end() {
                ends.incrementAndGet();
            }
        };
        try (SshNode node = sshd.node().build()) {
            CommandResult result = node.run(Command.builder("sh", "-c", "seq 1 20000; seq 1 5 >&2")
                    .output(listener)
                    .build());

            assertThat(out.toByteArray()).isEqualTo(result.stdoutBytes());
            assertThat(err.toString(UTF_8)).isEqualTo("1\n2\n3\n4\n5\n");
            assertThat(ends).hasValue(1);
        }
    }

    @Test
    void anOutputListenerThatThrowsIsNotCalledAgain() {
        AtomicInteger calls = new AtomicInteger();
        try (SshNode node = sshd.node().build()) {
            CommandResult result = node.run(Command.builder("seq", "1", "50000")
                    .output((stream, chunk) -> {
                        calls.incrementAndGet();
                        throw new IllegalStateException("broken");
                    })
                    .build());

            assertThat(result.lines()).hasSize(50_000);
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void aSecretIsShownNowhere() {
        Transcript transcript = new Transcript();
        Command login = Command.builder("sh", "-c", "echo $0 >&2; exit 1", "s3cret")
                .secret("s3cret")
                .build();
        try (SshNode node = sshd.node().commandListener(transcript).build()) {
            assertThatThrownBy(() -> node.run(login))
                    .hasMessageContaining("***")
                    .hasMessageNotContaining("s3cret");
            assertThatThrownBy(() -> node.run(
                            login.toBuilder().timeout(Duration.ofNanos(1)).build()))
                    .hasMessageNotContaining("s3cret");
        }
        SshNode closed = sshd.node().build();
        closed.close();
        assertThatThrownBy(() -> closed.run(login)).hasMessageNotContaining("s3cret");
        assertThat(transcript.heard).isNotEmpty().noneMatch(line -> line.contains("s3cret"));
    }
}
