// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.RemoteFile;
import io.github.clustere2e.api.Transfer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Other users, owners, full disks, lists: the node is this machine, and root may do more on it than others. */
@Timeout(60)
class OtherUserTest {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private RealSshd sshd;
    private SshNode node;

    @TempDir
    Path here;

    @TempDir
    Path there;

    @BeforeEach
    void start() throws Exception {
        sshd = RealSshd.start();
        node = sshd.node().build();
        Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @AfterEach
    void stop() {
        node.close();
        sshd.close();
    }

    @Test
    void aNodeAsAnotherUserRunsCommandsAndHasFilesOfThatUser() throws Exception {
        assumeTrue(RealSshd.userName().equals("root"), "only root becomes another user without a password");
        Node other = node.asUser("nobody");
        String path = there.resolve("f").toString();
        Path tree = Files.createDirectory(here.resolve("tree"));
        Files.writeString(tree.resolve("g"), "x");

        assertThat(other.run("id", "-un").stdout()).isEqualTo("nobody");
        assertThat(other.run(Command.builder("id", "-un").user("root").build()).stdout())
                .isEqualTo("root");
        assertThat(other.asRoot().run("id", "-un").stdout()).isEqualTo("root");
        assertThat(other.name()).isEqualTo("node_0");

        other.files().write(path, "x");
        other.files().upload(tree, there.resolve("t").toString());
        assertThat(Files.getOwner(there.resolve("f")).getName()).isEqualTo("nobody");
        assertThat(Files.getOwner(there.resolve("t/g")).getName()).isEqualTo("nobody");

        node.files()
                .write(path, "secret".getBytes(StandardCharsets.UTF_8), PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> other.files().read(path))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("has no right");
        String closed =
                Files.createDirectory(there.resolve("closed"), OWNER_ONLY).toString();
        for (Path local : List.of(tree, tree.resolve("g"))) {
            assertThatThrownBy(() -> other.files().upload(local, closed + "/t"))
                    .isInstanceOf(FileTransferException.class)
                    .hasMessageContaining("has no right");
        }
        assertThatThrownBy(() -> other.files().download(closed, here.resolve("closed")))
                .isInstanceOf(FileTransferException.class)
                .hasMessageMatching("(?s).*(has no right|may not enter it).*");
        assertThat(node.asRoot().files().read(path))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("secret");
    }

    @Test
    void whatCanBeNoUserIsRefused() {
        assertThatThrownBy(() -> node.asUser("a b")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Transfer.builder().owner("-x")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void rootGivesAwayWhatItSends() throws Exception {
        assumeTrue(RealSshd.userName().equals("root"), "only root gives files away");
        Path tree = Files.createDirectory(here.resolve("tree"));
        Path file = Files.writeString(tree.resolve("g"), "x");
        Files.createSymbolicLink(tree.resolve("passwd"), Path.of("/etc/passwd"));
        Transfer options = Transfer.builder().owner("nobody").group("nogroup").build();

        node.files().upload(tree, there.resolve("t").toString(), options);
        node.files().upload(file, there.resolve("f").toString(), options);

        for (String name : List.of("t", "t/g", "f")) {
            assertThat(Files.getAttribute(there.resolve(name), "unix:owner")).hasToString("nobody");
            assertThat(Files.getAttribute(there.resolve(name), "unix:group")).hasToString("nogroup");
        }
        assertThat(Files.getOwner(Path.of("/etc/passwd")).getName()).isEqualTo("root");
    }

    @Test
    void anUnchangedFileIsNotSentAgain() throws Exception {
        Path local = Files.write(here.resolve("big"), new byte[3_000_000]);
        Path remote = there.resolve("big");
        List<Long> told = new ArrayList<>();
        Transfer options = Transfer.builder()
                .skipUnchanged()
                .listener((bytes, total) -> told.add(bytes))
                .build();

        node.files().upload(local, remote.toString(), options);
        assertThat(told).endsWith(3_000_000L);
        Object inode = Files.getAttribute(remote, "unix:ino");
        told.clear();
        Files.setPosixFilePermissions(local, PosixFilePermissions.fromString("r-x------"));
        node.files().upload(local, remote.toString(), options);
        assertThat(told).allMatch(bytes -> bytes == 0);
        assertThat(Files.getAttribute(remote, "unix:ino")).isEqualTo(inode);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(remote)))
                .isEqualTo("r-x------");

        Files.setPosixFilePermissions(local, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(local, "changed");
        node.files().upload(local, remote.toString(), options);
        assertThat(remote).hasContent("changed");
        assertThatThrownBy(() -> node.files().upload(local, "/proc/no/such", options))
                .isInstanceOf(FileTransferException.class);
    }

    @Test
    void aFileThatIsFetchedTellsHowFarItIs() throws Exception {
        Path remote = Files.write(there.resolve("big"), new byte[3_000_000]);
        List<String> told = new ArrayList<>();

        node.files()
                .download(
                        remote.toString(),
                        here.resolve("big"),
                        Transfer.builder()
                                .listener((bytes, total) -> told.add(bytes + " of " + total))
                                .build());

        assertThat(here.resolve("big")).hasSameBinaryContentAs(remote);
        assertThat(told).startsWith("0 of 3000000").endsWith("3000000 of 3000000");
    }

    @Test
    void aFullDiskIsNamedAndNothingIsLeftAndWhatFitsIntoMemoryIsThere() throws Exception {
        Path tree = Files.createDirectory(here.resolve("tree"));
        Path small = Files.writeString(tree.resolve("small"), "x");
        Path big = Files.write(tree.resolve("big"), new byte[2_000_000]);
        Path disk = Files.createDirectory(there.resolve("disk"));
        try (SmallDisk tmpfs = SmallDisk.at(disk)) {
            for (Path local : List.of(tree, big)) {
                assertThatThrownBy(() -> node.files().upload(local, tmpfs.path() + "/x"))
                        .isInstanceOf(FileTransferException.class)
                        .hasMessageContaining("Make room");
                assertThat(disk).isEmptyDirectory();
            }
            Files.delete(big);
            node.files().upload(small, disk + "/file");
            node.files().upload(tree, disk + "/tree");
            assertThat(disk.resolve("file")).hasContent("x");
            assertThat(disk.resolve("tree/small")).hasContent("x");
        }
    }

    @Test
    void aListTellsEverythingOfEachFile() throws Exception {
        Path file = Files.writeString(there.resolve("line\nend ü"), "four");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-x--x"));
        Instant modified = Instant.parse("2001-02-03T04:05:06.123456789Z");
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.from(modified));
        Files.createDirectories(there.resolve(".directory/inner"));
        Files.createSymbolicLink(there.resolve("link"), Path.of("no such\nfile"));
        node.run("mkfifo", there.resolve("pipe").toString());

        Map<String, RemoteFile> files = node.files().list(there.toString()).stream()
                .collect(Collectors.toMap(RemoteFile::name, Function.identity()));

        assertThat(files).containsOnlyKeys("line\nend ü", ".directory", "link", "pipe");
        assertThat(files.get("line\nend ü"))
                .isEqualTo(new RemoteFile(
                        "line\nend ü",
                        RemoteFile.Kind.FILE,
                        4,
                        PosixFilePermissions.fromString("rw-r-x--x"),
                        Files.getOwner(file).getName(),
                        Files.getAttribute(file, "unix:group").toString(),
                        modified,
                        Optional.empty()));
        assertThat(requireNonNull(files.get(".directory")).kind()).isEqualTo(RemoteFile.Kind.DIRECTORY);
        assertThat(requireNonNull(files.get("link")).linkTarget()).contains("no such\nfile");
        assertThat(requireNonNull(files.get("pipe")).kind()).isEqualTo(RemoteFile.Kind.OTHER);
        assertThat(node.files().list(there.resolve(".directory/inner").toString()))
                .isEmpty();
        assertThatThrownBy(() -> node.files().list(file.toString())).isInstanceOf(FileTransferException.class);
        assertThatThrownBy(() -> node.files().list(there + "/none")).hasMessageContaining("none");
    }
}
