// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.ssh.BreakingProxy.Fault;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One connection after the other breaks, or stalls, at another byte: of the key exchange, the authentication, the
 * command's sending, its input, its output. Whatever byte it is, the command runs at most once, and what is said about
 * that is true.
 */
@Timeout(120)
class FaultSweepTest {

    private static final byte[] OUTPUT = FaultSweep.random(60_000);
    private static final byte[] INPUT = FaultSweep.random(60_000);
    private static final Duration LIMIT = Duration.ofMillis(500);
    private static final Duration MARGIN = Duration.ofSeconds(3);

    static Stream<List<Fault>> breaks() {
        return Stream.of(
                FaultSweep.bytes(0, 4_000, 67).map(Fault::breakAfterAsking).toList(),
                FaultSweep.bytes(0, 4_000, 67).map(Fault::breakAfterAnswering).toList(),
                FaultSweep.bytes(4_000, 60_000, 2_111)
                        .map(Fault::breakAfterAsking)
                        .toList(),
                FaultSweep.bytes(4_000, 60_000, 2_111)
                        .map(Fault::breakAfterAnswering)
                        .toList());
    }

    static Stream<List<Fault>> stalls() {
        return Stream.of(
                FaultSweep.bytes(0, 4_000, 131).map(Fault::stallAfterAnswering).toList(),
                FaultSweep.bytes(4_000, 60_000, 6_007)
                        .map(Fault::stallAfterAnswering)
                        .toList(),
                FaultSweep.bytes(0, 4_000, 131)
                        .map(bytes -> new Fault(bytes, Integer.MAX_VALUE, true))
                        .toList(),
                FaultSweep.bytes(4_000, 60_000, 6_007)
                        .map(bytes -> new Fault(bytes, Integer.MAX_VALUE, true))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void whateverByteItBreaksAtTheCommandRunsAtMostOnce(List<Fault> faults) {
        FaultSweep.assertAll(faults, fault -> runOnce(fault, Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @MethodSource("stalls")
    void whateverByteItStallsAtTheErrorComesInTime(List<Fault> faults) {
        FaultSweep.assertAll(faults, fault -> runOnce(fault, LIMIT));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void whateverByteItBreaksAtAnIdempotentCommandSucceeds(List<Fault> faults) {
        FaultSweep.assertAll(faults, fault -> {
            try (PretendingSshd sshd = PretendingSshd.thatRuns(FaultSweepTest::copy);
                    // The first three connections.
                    BreakingProxy proxy = BreakingProxy.to(sshd.port(), i -> i < 3 ? fault : Fault.NONE);
                    SshNode node = sshd.node(proxy.port()).build()) {
                CommandResult result =
                        node.run(command(Duration.ofSeconds(30)).idempotent().build());
                assertThat(result.stdoutBytes()).isEqualTo(OUTPUT);
                assertThat(sshd.executions()).isBetween(1, 4);
            }
        });
    }

    private static void runOnce(Fault fault, Duration limit) {
        try (PretendingSshd sshd = PretendingSshd.thatRuns(FaultSweepTest::copy);
                BreakingProxy proxy = BreakingProxy.to(sshd.port(), i -> i == 0 ? fault : Fault.NONE);
                SshNode node = sshd.node(proxy.port()).build()) {
            long begin = System.nanoTime();
            boolean mayHaveStarted = true;
            try {
                assertThat(node.run(command(limit).build()).stdoutBytes()).isEqualTo(OUTPUT);
                assertThat(sshd.executions()).isEqualTo(1);
            } catch (NodeConnectionException e) {
                mayHaveStarted = e.mayHaveStarted();
            } catch (CommandTimeoutException e) {
                // it has started
            } catch (NodeException e) {
                throw new AssertionError("not the error that says what may have happened", e);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(limit.plus(MARGIN));
            assertThat(sshd.executions()).isBetween(0, mayHaveStarted ? 1 : 0);

            assertThat(node.run(command(Duration.ofSeconds(30)).build()).stdoutBytes())
                    .as("the node is usable again")
                    .isEqualTo(OUTPUT);
            // The server may take notice of the first one late.
            assertThat(sshd.executions()).isBetween(1, mayHaveStarted ? 2 : 1);
        }
    }

    private static Command.Builder command(Duration limit) {
        return Command.builder("copy").stdin(StandardInput.of(INPUT)).timeout(limit);
    }

    /** Reads all and then writes. What comes short is a lost connection, and no program would see the difference. */
    private static int copy(InputStream in, OutputStream out, OutputStream err) throws java.io.IOException {
        in.readAllBytes();
        out.write(OUTPUT);
        return 0;
    }
}
