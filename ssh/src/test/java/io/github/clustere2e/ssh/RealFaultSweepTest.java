// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.ssh.BreakingProxy.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The sweep over OpenSSH with its default limits: the connection breaks, or stalls, at one byte after the other of the
 * key exchange, the authentication, a command, an upload.
 */
@Timeout(120)
class RealFaultSweepTest {

    /** Of a whole upload over a new connection, while eleven others do the same on a slow machine. */
    private static final Duration LIMIT = Duration.ofSeconds(3);

    /** The limit counts again from when it is sent, silence is noticed two seconds later, and all of them share the machine. */
    private static final Duration MARGIN = Duration.ofSeconds(7);

    private static final byte[] CONTENT = FaultSweep.random(60_000);

    private final RealSshd sshd = RealSshd.start("LogLevel ERROR");

    @TempDir
    Path directory;

    private Ledger ledger;

    static Stream<List<Fault>> faults() {
        return Stream.of(
                bytes().map(Fault::breakAfterAsking).toList(),
                bytes().map(Fault::breakAfterAnswering).toList(),
                bytes().map(asked -> new Fault(asked, Integer.MAX_VALUE, true)).toList(),
                bytes().map(Fault::stallAfterAnswering).toList());
    }

    private static Stream<Integer> bytes() {
        return Stream.concat(FaultSweep.bytes(0, 4_500, 307), FaultSweep.bytes(4_500, 66_000, 15_013));
    }

    @BeforeEach
    void begin() throws IOException {
        ledger = new Ledger(directory.resolve("ledger"));
    }

    @AfterEach
    void stop() {
        sshd.close();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aCommandRunsAtMostOnceAndWhatIsSaidOfThatIsTrue(List<Fault> faults) throws IOException {
        FaultSweep.assertAll(faults, fault -> {
            try (BreakingProxy proxy = BreakingProxy.to(sshd.port(), i -> i == 0 ? fault : Fault.NONE);
                    SshNode node = sshd.node(proxy.port()).build()) {
                runCounted(node, "first " + fault);
                assertUsable(node, fault);
            }
        });
        assertNothingRuns();
        ledger.assertTrue();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void anUploadIsThereWholeOrNotAtAll(List<Fault> faults) throws IOException {
        Path local = Files.write(directory.resolve("local"), CONTENT);
        Path there = Files.createDirectory(directory.resolve("there"));
        FaultSweep.assertAll(faults, fault -> {
            Path remote = there.resolve(fault.toString());
            // Every connection, since an upload is done again.
            try (BreakingProxy proxy = BreakingProxy.to(sshd.port(), i -> fault);
                    SshNode node = sshd.node(proxy.port())
                            .connectTimeout(LIMIT)
                            .transferTimeout(LIMIT)
                            .build()) {
                upload(node, local, remote);
                proxy.breakAfter(Integer.MAX_VALUE);
                proxy.breakConnections();
                FaultSweep.assertHeals(() -> node.files().upload(local, remote.toString()));
                assertThat(remote).hasBinaryContent(CONTENT);
                assertUsable(node, fault);
            }
        });
        assertNothingRuns();
        assertThat(there).isDirectoryNotContaining("glob:**/.cluster-e2e-*");
    }

    private void runCounted(SshNode node, String id) {
        Command command = ledger.command(id, "cat")
                .stdin(StandardInput.of(CONTENT))
                .timeout(LIMIT)
                .build();
        long begin = System.nanoTime();
        try {
            assertThat(node.run(command).stdoutBytes()).isEqualTo(CONTENT);
            ledger.said(id, 1, 1);
        } catch (NodeConnectionException e) {
            ledger.said(id, 0, e.mayHaveStarted() ? 1 : 0);
        } catch (CommandTimeoutException e) {
            ledger.said(id, 0, 1);
        }
        assertInTime(begin);
    }

    private static void upload(SshNode node, Path local, Path remote) {
        long begin = System.nanoTime();
        try {
            node.files().upload(local, remote.toString());
            assertThat(remote).hasBinaryContent(CONTENT);
        } catch (FileTransferException e) {
            assertThat(e).hasCauseInstanceOf(NodeException.class);
            assertThat(!Files.exists(remote) || Files.isRegularFile(remote)).isTrue();
        }
        assertInTime(begin);
    }

    private void assertUsable(SshNode node, Fault fault) {
        String id = "then " + fault;
        node.run(ledger.command(id, "true").build());
        ledger.said(id, 1, 1);
    }

    private static void assertInTime(long begin) {
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LIMIT.plus(MARGIN));
    }

    private void assertNothingRuns() {
        String path = directory.toString();
        Leftovers.await(
                () -> Processes.mentioning(path).isEmpty(), () -> "still running: " + Processes.mentioning(path));
    }
}
