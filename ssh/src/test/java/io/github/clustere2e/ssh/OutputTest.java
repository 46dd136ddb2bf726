// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.OutputListener;
import io.github.clustere2e.api.StandardInput;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of a command's output, however much it is. */
@Timeout(120)
class OutputTest {

    private static final long GIGABYTE = 1L << 30;

    @RegisterExtension
    static final SharedSshd SSHD = new SharedSshd();

    private final SshNode node = SSHD.node();

    @Test
    void bytesThatAreNoTextSurviveBothWaysOnBothStreams() {
        byte[] all = new byte[512];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }

        CommandResult result = node.run(Command.builder("sh", "-c", "tee /dev/stderr")
                .stdin(StandardInput.of(all))
                .build());

        assertThat(result.stdoutBytes()).isEqualTo(all);
        assertThat(result.stderrBytes()).isEqualTo(all);
    }

    @Test
    void ofLongOutputTheFirstAndTheLastPartAreKeptAndAMarkBetween() {
        CommandResult result = node.run(
                Command.builder("seq", "100000", "199999").keepOutput(14).build());

        assertThat(result.stdout()).isEqualTo("100000\n\n[… 699986 bytes left out …]\n199999");
        assertThat(result.stdoutSize()).isEqualTo(700_000);
    }

    @Test
    void outputThatJustFitsIsKeptWhole() {
        Command command = Command.builder("echo", "12345").keepOutput(6).build();

        assertThat(node.run(command).stdout()).isEqualTo("12345");
    }

    @Test
    void anErrorStillExplainsItselfWhenTheOutputIsDiscarded() {
        Command command = Command.builder("sh", "-c", "echo noise; echo reason >&2; exit 3")
                .discardOutput()
                .build();

        assertThatThrownBy(() -> node.run(command))
                .isInstanceOfSatisfying(CommandFailedException.class, e -> {
                    assertThat(e.result().stdoutBytes()).isEmpty();
                    assertThat(e.result().stdoutSize()).isEqualTo(6);
                })
                .hasMessageContaining("reason");
    }

    @Test
    void halfASecretIsNeverKept() {
        Command command = Command.builder(
                        "sh", "-c", "printf '1234s3cret-----------s3cret5678' | tee /dev/stderr; exit 3")
                .secret("s3cret")
                .keepOutput(14)
                .build();

        assertThatThrownBy(() -> node.run(command))
                .isInstanceOfSatisfying(CommandFailedException.class, e -> {
                    assertThat(e.result().stdout()).isEqualTo("1234\n[… 23 bytes left out …]\n5678");
                    assertThat(e.result().stdoutSize()).isEqualTo(31);
                })
                .hasMessageContaining("1234***-----------***5678")
                .hasMessageNotContaining("s3c");
    }

    @Test
    void aGigabyteOnEitherStreamTakesNoMoreMemoryThanIsKept() {
        CommandResult out = runMeasured(Command.of("head", "-c", "1G", "/dev/zero"));
        assertThat(out.stdoutSize()).isEqualTo(GIGABYTE);
        assertThat(out.stdoutBytes()).hasSizeLessThan((int) Command.DEFAULT_KEPT_OUTPUT + 100);

        CommandResult err = runMeasured(Command.builder("sh", "-c", "head -c 1G /dev/zero >&2")
                .discardOutput()
                .build());
        assertThat(err.stderrSize()).isEqualTo(GIGABYTE);
        assertThat(err.stderrBytes()).hasSizeLessThan(KeptOutput.LEAST_ERROR + 100);
    }

    /** Runs it, and looks at what is in use, without garbage, whenever 128 MiB more have come. */
    private CommandResult runMeasured(Command command) {
        long before = used();
        AtomicLong heard = new AtomicLong();
        List<Long> seen = new ArrayList<>();
        CommandResult result = node.run(command.toBuilder()
                .output((stream, chunk) -> {
                    long total = heard.addAndGet(chunk.length);
                    if ((total >> 27) != ((total - chunk.length) >> 27)) {
                        seen.add(used() - before);
                    }
                })
                .build());
        assertThat(seen).hasSize(8).allMatch(bytes -> bytes < 64L << 20, "less than 64 MiB");
        return result;
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void linesComeWithTheNameOfTheirNode() {
        List<String> heard = new CopyOnWriteArrayList<>();
        Command command = Command.builder("sh", "-c", "printf 'one\\ntwo'; echo three >&2")
                .output(OutputListener.lines((name, stream, line) -> heard.add(name + " " + stream + " " + line)))
                .build();
        try (SshNode other = SSHD.sshd().node().name("node_1").build()) {
            node.run(command);
            other.run(command);
        }

        assertThat(heard)
                .containsExactlyInAnyOrder(
                        "node_0 STDOUT one",
                        "node_0 STDOUT two",
                        "node_0 STDERR three",
                        "node_1 STDOUT one",
                        "node_1 STDOUT two",
                        "node_1 STDERR three");
    }

    @Test
    void outputIsPassedThroughByteForByte() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        node.run(Command.builder("sh", "-c", "printf '\\377out'; printf err >&2")
                .output(OutputListener.passThrough(
                        new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)))
                .build());

        assertThat(out.toByteArray()).isEqualTo(new byte[] {-1, 'o', 'u', 't'});
        assertThat(err.toByteArray()).isEqualTo(new byte[] {'e', 'r', 'r'});
    }
}
