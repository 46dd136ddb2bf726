// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NodeFiles;
import io.github.clustere2e.api.RunningCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The node is this machine, so what is on the node can be looked at from outside. */
@Timeout(120)
class FilesTest {

    private static RealSshd sshd;
    private static SshNode node;

    @TempDir
    Path here;

    @TempDir
    Path there;

    @BeforeAll
    static void start() {
        sshd = RealSshd.start();
        node = sshd.node().build();
    }

    @AfterAll
    static void stop() {
        node.close();
        sshd.close();
    }

    private static NodeFiles files() {
        return node.files();
    }

    @Test
    void aFileArrivesWithItsPermissionsAndItsDirectoriesAreMade() throws Exception {
        byte[] content = random(1_000_000);
        for (String permissions : List.of("rw-r--r--", "rwxr-x---", "rw-------", "r--------", "rwxrwxrwx")) {
            Path local = Files.write(here.resolve(permissions), content);
            Files.setPosixFilePermissions(local, PosixFilePermissions.fromString(permissions));
            Path remote = there.resolve("a/b c/" + permissions);

            files().upload(local, remote.toString());

            assertThat(remote).hasBinaryContent(content);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(remote)))
                    .isEqualTo(permissions);
        }
    }

    @Test
    void filesOfEverySizeGoThereAndBack() throws Exception {
        for (int size : new int[] {0, 1, 32_767, 32_768, 32_769, 131_073, 5_000_000}) {
            Path local = Files.write(here.resolve("local"), random(size));
            Path back = here.resolve("back");
            String remote = there.resolve("remote").toString();

            files().upload(local, remote);
            files().download(remote, back);

            assertThat(back).hasSameBinaryContentAs(local);
            assertThat(files().read(remote)).isEqualTo(Files.readAllBytes(local));
        }
        assertThat(names(here)).containsExactlyInAnyOrder("local", "back");
        assertThat(names(there)).containsExactly("remote");
    }

    @Test
    void textIsWrittenAndReadAndWhatWasThereIsReplaced() {
        String path = there.resolve("t").toString();

        files().write(path, "first, and longer");
        files().write(path, "grüße");

        assertThat(new String(files().read(path), UTF_8)).isEqualTo("grüße");
    }

    @Test
    void aNameMayBeAnything() {
        String path = there.resolve("-rf 'x' \"$(y)\"\n\\ü").toString();

        files().write(path, "x");

        assertThat(files().exists(path)).isTrue();
        files().delete(path);
        assertThat(there).isEmptyDirectory();
    }

    @Test
    void namesOnBothSidesMayHaveSpacesLineEndsAndUmlauts() throws Exception {
        for (String name : List.of("with space", "line\nend", "grüße", "日本", "-rf", "$(x) 'y' \"z\"", "*?\\")) {
            Path local = Files.writeString(here.resolve(name), name);
            String remote = there.resolve(name).toString();

            files().upload(local, remote);
            files().download(remote, here.resolve(name + " back"));

            assertThat(there.resolve(name)).hasContent(name);
            assertThat(here.resolve(name + " back")).hasContent(name);
        }
        assertThat(names(there)).hasSize(7);
    }

    @Test
    void aPathThatLeadsInCirclesIsAnErrorAndALinkThatDoesIsReplaced() throws Exception {
        Path local = Files.writeString(here.resolve("local"), "x");
        Path loop = Files.createSymbolicLink(there.resolve("loop"), Path.of("loop"));

        assertThatThrownBy(() -> files().upload(local, loop + "/below")).isInstanceOf(FileTransferException.class);
        assertThatThrownBy(() -> files().download(loop.toString(), here.resolve("back")))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("Too many levels of symbolic links");
        files().upload(local, loop.toString());

        assertThat(loop).isRegularFile().hasContent("x");
        assertThat(names(there)).containsExactly("loop");
        assertThat(names(here)).containsExactly("local");
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
        Path local = Files.write(here.resolve("big"), random(3_000_000));
        Path tree = Files.createDirectory(here.resolve("tree"));
        Files.write(tree.resolve("big"), random(3_000_000));
        try (RunningCommand other = node.start(Command.of("sleep", "60"))) {
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
    void aLinkIsReplacedAndWhatItLeadsToStays() throws Exception {
        Path target = Files.writeString(there.resolve("target"), "old");
        Path link = Files.createSymbolicLink(there.resolve("link"), target);

        files().write(link.toString(), "new");

        assertThat(link).hasContent("new").isRegularFile();
        assertThat(target).hasContent("old");
    }

    @Test
    void whatIsThereIsFoundAndWhatIsNotIsNot() throws Exception {
        Files.createSymbolicLink(there.resolve("dangling"), Path.of("/no/such"));

        assertThat(files().exists(there.toString())).isTrue();
        assertThat(files().exists(there.resolve("dangling").toString())).isTrue();
        assertThat(files().exists(there.resolve("none").toString())).isFalse();
    }

    @Test
    void aTreeIsDeletedAndDeletingNothingIsNoError() throws Exception {
        Path tree = Files.createDirectories(there.resolve("tree/a/b"));
        Files.writeString(tree.resolve("c"), "x");

        files().delete(there.resolve("tree").toString());
        files().delete(there.resolve("tree").toString());

        assertThat(there).isEmptyDirectory();
    }

    @Test
    void theRootIsNotDeletedInAnyDisguise() {
        for (String root : List.of("/", "//", "/.", "/tmp/..", "/../", "/a/./../b/..")) {
            assertThatThrownBy(() -> files().delete(root)).as(root).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void aPathThatIsNotAbsoluteIsRefused() {
        assertThatThrownBy(() -> files().read("etc/passwd")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> files().write("", "x")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> files().exists("/a\0b")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void errorsNameTheFileAndTheCure() throws Exception {
        Path file = Files.writeString(there.resolve("file"), "x");

        assertThatThrownBy(() -> files().read(there.resolve("none").toString()))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContainingAll("node_0", "none", "spelled right");
        assertThatThrownBy(() -> files().read(there.toString()))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContainingAll("Is a directory", "Name a file in it");
        assertThatThrownBy(() -> files().write(there.toString(), "x"))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContainingAll("Is a directory", "Name a file in it");
        assertThatThrownBy(() -> files().write(file + "/below", "x"))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("A part of the path is a file");
        assertThatThrownBy(() -> files().write("/proc/no/such", "x")).isInstanceOf(FileTransferException.class);
        assertThat(file).hasContent("x");
        assertThat(names(there)).containsExactly("file");
    }

    @Test
    void whatTheToolsSayIsExplained() {
        assertThat(FileErrors.explain(1, "cat: write error: No space left on device"))
                .contains("Make room");
        assertThat(FileErrors.explain(1, "sh: 1: cannot create /x: Permission denied"))
                .contains("has no right");
        assertThat(FileErrors.explain(1, "touch: Read-only file system")).contains("can be written to");
        assertThat(FileErrors.explain(3, "")).isEqualTo("exit status 3");
    }

    @Test
    void whatCannotBeSentIsSaidBeforeAnythingIsSent() {
        String target = there.resolve("t").toString();

        assertThatThrownBy(() -> files().upload(here.resolve("none"), target))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> files().upload(Path.of("/dev/null"), target))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not a regular file");
        assertThat(there).isEmptyDirectory();
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
        assertThat(names(here)).containsExactly("local");
    }

    @Test
    void aTransferThatIsCutOffIsDoneAgainAndIsNeverHalfThere() throws Exception {
        byte[] content = random(60_000_000);
        Path local = Files.write(here.resolve("big"), content);
        Path remote = Files.writeString(there.resolve("big"), "old");
        try (RealSshd own = RealSshd.start();
                SshNode other = own.node().build()) {
            other.connect();
            CompletableFuture<Void> upload =
                    CompletableFuture.runAsync(() -> other.files().upload(local, remote.toString()));
            Processes.await(() -> names(there).size() > 1 || upload.isDone());
            own.killConnections();
            upload.join();

            assertThat(remote).hasBinaryContent(content);
            Processes.await(() -> names(there).size() == 1);
        }
    }

    @Timeout(30)
    @Test
    void anEarlierAttemptThatStillRunsDisturbsNothing() throws Exception {
        byte[] content = random(20_000_000);
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
            Processes.await(() -> !names(there).isEmpty());
            own.killConnections();
            Processes.await(() -> names(there).size() == 2);
            upload.join();

            assertThat(remote).hasBinaryContent(content);
            Processes.await(() -> names(there).equals(List.of("big")));
        }
    }

    @Test
    void aTransferThatTakesTooLongIsGivenUpAndNothingHasChanged() throws Exception {
        Path local = Files.write(here.resolve("big"), random(80_000_000));
        Path remote = Files.writeString(there.resolve("big"), "old");
        try (SshNode hasty = sshd.node().transferTimeout(Duration.ofMillis(30)).build()) {
            hasty.connect();
            assertThatThrownBy(() -> hasty.files().upload(local, remote.toString()))
                    .isInstanceOf(FileTransferException.class)
                    .hasMessageContaining("transferTimeout");
        }
        assertThat(remote).hasContent("old");
        Processes.await(() -> names(there).size() == 1);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static List<String> names(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
