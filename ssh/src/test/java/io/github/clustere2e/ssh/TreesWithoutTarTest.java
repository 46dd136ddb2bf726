// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.Transfer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Trees go over SFTP where the node has all tools but {@code tar}. The node is this machine. */
@Timeout(60)
class TreesWithoutTarTest extends TreesContract {

    @RegisterExtension
    static final SshdWithoutTar SERVER = new SshdWithoutTar();

    @Override
    SshNode node() {
        return SERVER.node();
    }

    @Override
    int many() {
        return 1_000;
    }

    @Test
    void theNodeHasReallyNoTar() {
        assertThat(node().run(Command.shell("command -v tar || echo none")).stdout())
                .isEqualTo("none");
    }

    @Test
    void aListenerHearsHowFarItIs() throws Exception {
        Path tree = Files.createDirectory(here.resolve("tree"));
        Files.write(tree.resolve("big"), new byte[3_000_000]);
        Files.write(tree.resolve("small"), new byte[7]);
        List<Long> up = new ArrayList<>();
        List<Long> down = new ArrayList<>();

        node().files().upload(tree, there.resolve("t").toString(), heard(up));
        node().files().download(there.resolve("t").toString(), here.resolve("back"), heard(down));

        for (List<Long> told : List.of(up, down)) {
            // From nothing once more when it turns out that there is no tar.
            assertThat(told.subList(told.lastIndexOf(0L), told.size()))
                    .isSorted()
                    .hasSizeGreaterThan(3)
                    .endsWith(3_000_007L);
        }
    }

    @Test
    void aTreeThatIsThereAlreadyIsNotSentAgain() throws Exception {
        Path tree = Trees.awkward(here.resolve("tree"));
        Path remote = there.resolve("t");
        Transfer options = Transfer.builder().skipUnchanged().replace().build();

        node().files().upload(tree, remote.toString(), options);
        Object inode = Files.getAttribute(remote, "unix:ino");
        node().files().upload(tree, remote.toString(), options);

        assertThat(Files.getAttribute(remote, "unix:ino")).isEqualTo(inode);
    }

    @Test
    void moreTransfersThanSlotsWaitTheirTurn() throws Exception {
        Path tree = Trees.ofSmallFiles(here.resolve("tree"), 30);
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String remote = there.resolve("t" + i).toString();
            all.add(CompletableFuture.runAsync(() -> node().files().upload(tree, remote), Daemons.WORKERS));
        }
        all.forEach(CompletableFuture::join);

        assertThat(Trees.names(there)).hasSize(20);
        assertThat(Trees.looks(there.resolve("t19"))).isEqualTo(Trees.looks(tree));
    }

    @Test
    void aFullDiskIsNamedAndNothingIsLeft() throws Exception {
        Path tree = Files.createDirectory(here.resolve("tree"));
        Files.write(tree.resolve("big"), new byte[2_000_000]);
        Path disk = Files.createDirectory(there.resolve("disk"));
        try (SmallDisk small = SmallDisk.at(disk)) {
            assertThatThrownBy(() -> node().files().upload(tree, small.path() + "/x"))
                    .isInstanceOf(FileTransferException.class)
                    .hasMessageContaining("Make room");
            assertThat(disk).isEmptyDirectory();
        }
    }

    @Test
    void whatItMayNotDoIsSaidAsWithTar() throws Exception {
        Path tree = Files.createDirectory(here.resolve("tree"));
        Path file = Files.writeString(there.resolve("file"), "x");

        assertThatThrownBy(() -> node().files().upload(tree, "/proc/no/such"))
                .isInstanceOf(FileTransferException.class);
        assertThatThrownBy(() -> node().files().upload(tree, file + "/below"))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("A part of the path is a file");
        node().run("mkfifo", tree.resolve("pipe").toString());
        assertThatThrownBy(() -> node().files().upload(tree, there.resolve("t").toString()))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("neither a file nor a directory nor a link");
        Processes.await(() -> Trees.names(there).equals(List.of("file")));
    }

    @Test
    void rootGivesAwayWhatItSends() throws Exception {
        assumeTrue(RealSshd.userName().equals("root"), "only root gives files away");
        Path tree = Files.createDirectory(here.resolve("tree"));
        Files.writeString(tree.resolve("g"), "x");
        Transfer options = Transfer.builder().owner("nobody").group("nogroup").build();

        node().files().upload(tree, there.resolve("t").toString(), options);

        for (String name : List.of("t", "t/g")) {
            assertThat(Files.getAttribute(there.resolve(name), "unix:owner")).hasToString("nobody");
            assertThat(Files.getAttribute(there.resolve(name), "unix:group")).hasToString("nogroup");
        }
    }

    @Test
    void asAnotherUserTheErrorNamesTheCure() throws Exception {
        assumeTrue(RealSshd.userName().equals("root"), "only root becomes another user without a password");
        Path tree = Files.createDirectory(here.resolve("tree"));

        assertThatThrownBy(() -> node().asUser("nobody").files().upload(tree, "/tmp/none"))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContainingAll("cannot be another user", "install tar");
        assertThatThrownBy(() -> node().asUser("nobody").files().download("/usr/share", here.resolve("back")))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContainingAll("cannot be another user", "install tar");
        assertThat(Trees.names(here)).containsExactly("tree");
        node().asRoot().files().upload(tree, there.resolve("t").toString());
    }

    @Test
    void withoutSftpTheErrorNamesBothCures() throws Exception {
        Path tree = Files.createDirectory(here.resolve("tree"));
        try (RealSshd plain = SERVER.other();
                SshNode other = plain.node().build()) {
            assertThatThrownBy(
                            () -> other.files().upload(tree, there.resolve("t").toString()))
                    .isInstanceOf(FileTransferException.class)
                    .hasMessageContainingAll("no SFTP", "install tar", "Subsystem sftp");
            Processes.await(() -> Trees.names(there).isEmpty());
        }
    }
}
