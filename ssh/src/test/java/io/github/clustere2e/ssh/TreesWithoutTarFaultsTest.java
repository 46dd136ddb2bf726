// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.Transfer;
import io.github.clustere2e.ssh.BreakingProxy.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees over SFTP that are cut off: whole or not at all, and nothing stays behind. The node is this machine. */
@Timeout(60)
class TreesWithoutTarFaultsTest {

    @RegisterExtension
    static final SshdWithoutTar SERVER = new SshdWithoutTar();

    @TempDir
    Path here;

    @TempDir
    Path there;

    @Test
    void aLostConnectionIsMadeAnewAndNothingIsHalfThere() throws Exception {
        Path tree = bigTree();
        Path remote = there.resolve("t");
        try (BreakingProxy proxy = BreakingProxy.to(
                        SERVER.sshd().port(), i -> i < 2 ? Fault.breakAfterAsking(6_000_000) : Fault.NONE);
                SshNode breaking = SERVER.sshd().node(proxy.port()).build()) {
            breaking.files().upload(tree, remote.toString());
            assertThat(proxy.accepted()).isEqualTo(3);
        }
        assertThat(Trees.looks(remote)).isEqualTo(Trees.looks(tree));
        try (BreakingProxy proxy = BreakingProxy.to(
                        SERVER.sshd().port(), i -> i < 2 ? Fault.breakAfterAnswering(6_000_000) : Fault.NONE);
                SshNode breaking = SERVER.sshd().node(proxy.port()).build()) {
            breaking.files().download(remote.toString(), here.resolve("back"));
        }
        assertThat(Trees.looks(here.resolve("back"))).isEqualTo(Trees.looks(tree));
        Processes.await(() -> Trees.names(there).equals(List.of("t")));
        assertThat(Trees.names(here)).containsExactlyInAnyOrder("tree", "back");
    }

    @Test
    void aConnectionThatAlwaysBreaksLeavesNothingBehind() throws Exception {
        Path tree = bigTree();
        try (BreakingProxy proxy = BreakingProxy.to(SERVER.sshd().port(), i -> Fault.breakAfterAsking(6_000_000));
                SshNode breaking = SERVER.sshd().node(proxy.port()).build()) {
            assertThatThrownBy(() ->
                            breaking.files().upload(tree, there.resolve("t").toString()))
                    .isInstanceOf(FileTransferException.class)
                    .hasMessageContaining("connection was lost");
            Processes.await(() -> Trees.names(there).isEmpty());
        }
    }

    @Test
    void aTransferThatTakesTooLongIsGivenUpAndLeavesNothingBehind() throws Exception {
        Path tree = bigTree();
        try (SshNode hasty =
                SERVER.sshd().node().transferTimeout(Duration.ofMillis(200)).build()) {
            hasty.connect();
            assertThatThrownBy(
                            () -> hasty.files().upload(tree, there.resolve("t").toString(), slow()))
                    .isInstanceOf(FileTransferException.class)
                    .hasMessageContaining("transferTimeout");
            Processes.await(() -> Trees.names(there).isEmpty());
        }
    }

    @Test
    void anInterruptedTransferLeavesNothingBehind() throws Exception {
        Path tree = bigTree();
        AtomicReference<Throwable> error = new AtomicReference<>();
        Thread sending = new Thread(() -> {
            try {
                SERVER.node().files().upload(tree, there.resolve("t").toString(), slow());
            } catch (RuntimeException e) {
                error.set(e);
            }
        });
        sending.start();
        Processes.await(() -> !Trees.names(there).isEmpty());
        sending.interrupt();
        sending.join();

        assertThat(error.get()).isInstanceOf(InterruptedClusterException.class);
        Processes.await(() -> Trees.names(there).isEmpty());
        assertThat(SERVER.node().run(Command.shell("echo on")).stdout()).isEqualTo("on");
    }

    @Test
    void aConnectionThatIsLostBeforeTheTreeIsMovedLeavesNothingBehind() throws Exception {
        Path tools = Files.createDirectory(here.resolve("tools"));
        // What is to move the tree does not even begin.
        String shell = """
                case "$2" in
                  *-placed*) mkdir "%s/once" 2>/dev/null && kill -9 "$PPID" && exit 1;;
                esac
                exec /bin/sh "$@"
                """.formatted(tools);
        try (RealSshd sshd = SERVER.with(tools, "sh", shell);
                SshNode node = sshd.node().build()) {
            Path tree = smallTree();
            assertUnknown(() -> node.files().upload(tree, there.resolve("t").toString()));

            assertThat(tools.resolve("once")).exists();
            Processes.await(() -> Trees.names(there).isEmpty());
        }
    }

    /**
     * The connection is lost just before one of the three renames, and what moves the tree goes on only when what
     * removes it has been there.
     */
    @ParameterizedTest
    @ValueSource(strings = {"*-placed", "*' old'", "'-T -- tree '*"})
    void aConnectionThatIsLostWhileTheTreeIsMovedLeavesOneOfTheTwoWhole(String rename) throws Exception {
        Path tree = smallTree();
        Path remote = Files.createDirectory(there.resolve("t"));
        Files.writeString(remote.resolve("old"), "old");
        Map<String, String> before = Trees.looks(remote);
        Path tools = Files.createDirectory(here.resolve("tools"));
        String move = """
                cd "%s" || exit 1
                case "$*" in
                  *-abandoned)
                    /bin/mv "$@"
                    status=$?
                    : >abandoned
                    exit $status;;
                  %s)
                    if mkdir once 2>/dev/null; then
                      kill -9 "$(sed -n 's/^PPid:[^0-9]*//p' "/proc/$PPID/status")"
                      until [ -e abandoned ]; do sleep 0.02; done
                    fi;;
                esac
                cd "$OLDPWD" && exec /bin/mv "$@"
                """.formatted(tools, rename);
        try (RealSshd sshd = SERVER.with(tools, "mv", move);
                SshNode node = sshd.node().build()) {
            assertUnknown(() -> node.files().upload(tree, remote.toString(), TreesContract.REPLACE));

            Processes.await(() -> Files.exists(tools.resolve("abandoned")));
            assertNothingRunsOn(there);
            assertThat(Trees.names(there)).containsExactly("t");
            assertThat(Trees.looks(remote)).isEqualTo(rename.equals("*-placed") ? before : Trees.looks(tree));
            node.files().upload(tree, remote.toString(), TreesContract.REPLACE);
            assertThat(Trees.looks(remote)).isEqualTo(Trees.looks(tree));
        }
    }

    @Test
    void whereverTheConnectionBreaksNearTheEndTheTreeIsThereWholeOrNotAtAll() throws Exception {
        Path tree = smallTree();
        int port = SERVER.sshd().port();
        int all;
        try (BreakingProxy proxy = BreakingProxy.to(port, i -> Fault.NONE);
                SshNode counted = SERVER.sshd().node(proxy.port()).build()) {
            counted.files().upload(tree, there.resolve("counted").toString());
            all = Math.toIntExact(proxy.asked());
        }
        List<Fault> faults = FaultSweep.bytes(all - 5_000, all, 211)
                .map(Fault::breakAfterAsking)
                .toList();
        FaultSweep.assertAll(faults, fault -> {
            Path remote = there.resolve(fault.toString());
            try (BreakingProxy proxy = BreakingProxy.to(port, i -> i == 0 ? fault : Fault.NONE);
                    SshNode breaking = SERVER.sshd().node(proxy.port()).build()) {
                try {
                    breaking.files().upload(tree, remote.toString());
                    assertThat(remote).exists();
                } catch (FileTransferException e) {
                    assertThat(e).hasCauseInstanceOf(NodeConnectionException.class);
                }
                assertNothingRunsOn(remote);
                if (Files.exists(remote)) {
                    assertThat(Trees.looks(remote)).isEqualTo(Trees.looks(tree));
                }
            }
        });
        Processes.await(() -> Trees.names(there).stream().noneMatch(name -> name.startsWith(".cluster-e2e-")));
    }

    private static void assertUnknown(ThrowingCallable transfer) {
        assertThatThrownBy(transfer)
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("look whether it is there")
                .hasCauseInstanceOf(NodeConnectionException.class);
    }

    private static void assertNothingRunsOn(Path path) {
        Leftovers.await(
                () -> Processes.mentioning(path.toString()).isEmpty(),
                () -> "running: " + Processes.mentioning(path.toString()));
    }

    private Path smallTree() throws IOException {
        Path tree = Files.createDirectory(here.resolve("tree"));
        Files.writeString(Files.createDirectory(tree.resolve("directory")).resolve("file"), "x");
        return tree;
    }

    private Path bigTree() throws IOException {
        Path tree = Files.createDirectory(here.resolve("tree"));
        for (int i = 0; i < 4; i++) {
            Files.write(tree.resolve("f" + i), new byte[5_000_000]);
        }
        return tree;
    }

    /** Holds the transfer up, a little for each piece. */
    private static Transfer slow() {
        return Transfer.builder()
                .listener((bytes, total) -> {
                    try {
                        Thread.sleep(5);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                })
                .build();
    }
}
