// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.Transfer;
import io.github.clustere2e.ssh.BreakingProxy.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The connection breaks, or stalls, at one byte after the other of a tree: the whole tree is there or what was there
 * before, on either side, and another attempt, by a node that is in no hurry, works.
 */
@Timeout(120)
class TreeFaultSweepTest {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    /** The limit counts again from when it is sent, silence is noticed two seconds later, and all of them share the machine. */
    private static final Duration MARGIN = Duration.ofSeconds(6);

    private static final Transfer REPLACE = Transfer.builder().replace().build();
    private static final List<String> FILES = List.of("a", "b/c", "b/d");

    private final RealSshd sshd = RealSshd.start("LogLevel ERROR");

    @TempDir
    Path here;

    @TempDir
    Path there;

    static Stream<List<Fault>> asked() {
        return Stream.of(
                bytes().map(Fault::breakAfterAsking).toList(),
                bytes().map(asked -> new Fault(asked, Integer.MAX_VALUE, true)).toList());
    }

    static Stream<List<Fault>> answered() {
        return Stream.of(
                bytes().map(Fault::breakAfterAnswering).toList(),
                bytes().map(Fault::stallAfterAnswering).toList());
    }

    /** Where the tree is, and not long before. */
    private static Stream<Integer> bytes() {
        return Stream.concat(FaultSweep.bytes(2_000, 5_000, 487), FaultSweep.bytes(5_000, 200_000, 20_011));
    }

    @BeforeEach
    void makeTrees() throws IOException {
        tree(here.resolve("tree"));
        tree(there.resolve("tree"));
    }

    @AfterEach
    void stop() {
        sshd.close();
    }

    @ParameterizedTest
    @MethodSource("asked")
    void aTreeThatIsSentIsThereWholeOrNotAtAll(List<Fault> faults) throws IOException {
        FaultSweep.assertAll(faults, fault -> {
            Path remote = there.resolve(fault.toString());
            try (BreakingProxy proxy = BreakingProxy.to(sshd.port(), i -> fault);
                    SshNode node = node(proxy)) {
                assertInTime(() -> node.files().upload(here.resolve("tree"), remote.toString()));
                assertWholeOrNone(remote);
                assertHealed(node, proxy);
            }
            try (SshNode healthy = sshd.node().build()) {
                healthy.files().upload(here.resolve("tree"), remote.toString(), REPLACE);
                assertWhole(remote);
            }
        });
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @MethodSource("answered")
    void aTreeThatIsFetchedIsThereWholeOrNotAtAll(List<Fault> faults) throws IOException {
        FaultSweep.assertAll(faults, fault -> {
            Path local = here.resolve(fault.toString());
            try (BreakingProxy proxy = BreakingProxy.to(sshd.port(), i -> fault);
                    SshNode node = node(proxy)) {
                assertInTime(() -> node.files().download(there.resolve("tree").toString(), local));
                assertWholeOrNone(local);
                assertHealed(node, proxy);
            }
            try (SshNode healthy = sshd.node().build()) {
                healthy.files().download(there.resolve("tree").toString(), local, REPLACE);
                assertWhole(local);
            }
        });
        assertNothingIsLeft();
    }

    @Test
    void whatWasThereStaysWhenTheTreeThatWasToReplaceItIsLost() throws IOException {
        Path remote = Files.createDirectory(there.resolve("old"));
        Path local = Files.createDirectory(here.resolve("old"));
        Files.writeString(remote.resolve("file"), "old");
        Files.writeString(local.resolve("file"), "old");
        try (BreakingProxy proxy = BreakingProxy.to(sshd.port(), i -> new Fault(60_000, 60_000, false));
                SshNode node = node(proxy)) {
            assertThat(assertInTime(() -> node.files().upload(here.resolve("tree"), remote.toString(), REPLACE)))
                    .isFalse();
            assertThat(assertInTime(
                            () -> node.files().download(there.resolve("tree").toString(), local, REPLACE)))
                    .isFalse();
        }
        assertThat(remote.resolve("file")).hasContent("old");
        assertThat(local.resolve("file")).hasContent("old");
        assertNothingIsLeft();
    }

    private SshNode node(BreakingProxy proxy) {
        return sshd.node(proxy.port())
                .connectTimeout(LIMIT)
                .transferTimeout(LIMIT)
                .build();
    }

    private static void assertHealed(SshNode node, BreakingProxy proxy) {
        proxy.breakAfter(Integer.MAX_VALUE);
        proxy.breakConnections();
        FaultSweep.assertHeals(
                () -> assertThat(node.run(Command.shell("echo on")).stdout()).isEqualTo("on"));
    }

    /** Returns whether it was done. */
    private static boolean assertInTime(Runnable transfer) {
        long begin = System.nanoTime();
        boolean done = false;
        try {
            transfer.run();
            done = true;
        } catch (FileTransferException e) {
            assertThat(e).hasCauseInstanceOf(NodeException.class);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LIMIT.plus(MARGIN));
        return done;
    }

    private void assertNothingIsLeft() {
        for (Path directory : List.of(here, there)) {
            String path = directory.toString();
            Leftovers.await(
                    () -> Processes.mentioning(path).isEmpty()
                            && temporary(directory).isEmpty(),
                    () -> "running: " + Processes.mentioning(path) + ", there: " + temporary(directory));
        }
    }

    private static List<String> temporary(Path directory) {
        return Trees.names(directory).stream()
                .filter(name -> name.startsWith(".cluster-e2e-"))
                .toList();
    }

    private void assertWholeOrNone(Path copy) {
        if (Files.exists(copy)) {
            assertWhole(copy);
        }
    }

    private void assertWhole(Path copy) {
        for (String name : FILES) {
            assertThat(copy.resolve(name))
                    .hasSameBinaryContentAs(here.resolve("tree").resolve(name));
        }
    }

    private static void tree(Path root) throws IOException {
        Files.createDirectories(root.resolve("b"));
        for (String name : FILES) {
            Files.write(root.resolve(name), FaultSweep.random(60_000));
        }
    }
}
