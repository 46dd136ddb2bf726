// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.NodeFiles;
import io.github.clustere2e.api.RunningCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files that are cut off, and disks and destinations that do not take them: whole or not at all. The node is this machine. */
@Timeout(120)
class FileFaultsTest {

    @RegisterExtension
    static final SharedSshd SERVER = new SharedSshd();

    @TempDir
    Path here;

    @TempDir
    Path there;

    private static NodeFiles files() {
        return SERVER.node().files();
    }

    @Test
    void aFullDiskHereIsNamedAndNothingIsLeft() throws Exception {
        Path remote = Files.write(there.resolve("big"), new byte[2_000_000]);
        Path disk = Files.createDirectory(here.resolve("disk"));
        try (SmallDisk small = SmallDisk.at(disk)) {
            for (String what : List.of(remote.toString(), there.toString())) {
                assertThatThrownBy(() -> files().download(what, small.path().resolve("x")))
                        .isInstanceOf(FileTransferException.class)
                        .hasMessageContainingAll("cannot be written here", "No space left");
                assertThat(disk).isEmptyDirectory();
            }
        }
    }

    @Test
    void uploadsThatFailEarlyCostNobodyTheConnection() throws Exception {
        Path local = Files.write(here.resolve("big"), FaultSweep.random(3_000_000));
        Path tree = Files.createDirectory(here.resolve("tree"));
        Files.write(tree.resolve("big"), FaultSweep.random(3_000_000));
        try (RunningCommand other = SERVER.node().start(Command.of("sleep", "60"))) {
            for (int i = 0; i < 20; i++) {
                List<CompletableFuture<Void>> all = Stream.of(local, tree, local, tree, local, tree)
                        .map(one -> CompletableFuture.runAsync(
                                () -> files().upload(one, there.toString()), Daemons.WORKERS))
                        .toList();
                for (CompletableFuture<Void> one : all) {
                    assertThatThrownBy(one::join).hasCauseInstanceOf(FileTransferException.class);
                }
            }
            assertThat(other.isRunning()).isTrue();
        }
    }

    @Test
    void aDownloadThatFailsLeavesWhatWasThere() throws Exception {
        Path local = Files.writeString(here.resolve("local"), "old");

        assertThatThrownBy(() -> files().download(there.resolve("none").toString(), local))
                .isInstanceOf(FileTransferException.class);
        assertThatThrownBy(() -> files().download("/etc/passwd", here.resolve("no/such")))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("cannot be written here");
        assertThatThrownBy(() -> files().download("/etc/passwd", here)).hasMessageContaining("is a directory");

        assertThat(local).hasContent("old");
        assertThat(Trees.names(here)).containsExactly("local");
    }

    @Test
    void aTransferThatIsCutOffIsDoneAgainAndIsNeverHalfThere() throws Exception {
        byte[] content = FaultSweep.random(60_000_000);
        Path local = Files.write(here.resolve("big"), content);
        Path remote = Files.writeString(there.resolve("big"), "old");
        try (RealSshd own = RealSshd.start();
                SshNode other = own.node().build()) {
            other.connect();
            CompletableFuture<Void> upload =
                    CompletableFuture.runAsync(() -> other.files().upload(local, remote.toString()));
            Processes.await(() -> Trees.names(there).size() > 1 || upload.isDone());
            own.killConnections();
            upload.join();

            assertThat(remote).hasBinaryContent(content);
            Processes.await(() -> Trees.names(there).size() == 1);
        }
    }

    @Timeout(30)
    @Test
    void anEarlierAttemptThatStillRunsDisturbsNothing() throws Exception {
        byte[] content = FaultSweep.random(20_000_000);
        Path local = Files.write(here.resolve("big"), content);
        Path remote = there.resolve("big");
        Path tools = Files.createDirectory(here.resolve("tools"));
        // So the first attempt cleans up while the second one is under way.
        Path slow = Files.writeString(tools.resolve("cat"), "#!/bin/sh\n/bin/cat\nsleep 2\n");
        Files.setPosixFilePermissions(slow, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (RealSshd own = RealSshd.start("SetEnv HOME=" + tools + " PATH=" + tools + ":/usr/bin:/bin");
                SshNode other = own.node().build()) {
            other.connect();
            CompletableFuture<Void> upload =
                    CompletableFuture.runAsync(() -> other.files().upload(local, remote.toString()));
            Processes.await(() -> !Trees.names(there).isEmpty());
            own.killConnections();
            Processes.await(() -> Trees.names(there).size() == 2);
            upload.join();

            assertThat(remote).hasBinaryContent(content);
            Processes.await(() -> Trees.names(there).equals(List.of("big")));
        }
    }

    @Test
    void aTransferThatTakesTooLongIsGivenUpAndNothingHasChanged() throws Exception {
        Path local = Files.write(here.resolve("big"), FaultSweep.random(80_000_000));
        Path remote = Files.writeString(there.resolve("big"), "old");
        try (SshNode hasty =
                SERVER.sshd().node().transferTimeout(Duration.ofMillis(30)).build()) {
            hasty.connect();
            assertThatThrownBy(() -> hasty.files().upload(local, remote.toString()))
                    .isInstanceOf(FileTransferException.class)
                    .hasMessageContaining("transferTimeout");
        }
        assertThat(remote).hasContent("old");
        Processes.await(() -> Trees.names(there).size() == 1);
    }
}
