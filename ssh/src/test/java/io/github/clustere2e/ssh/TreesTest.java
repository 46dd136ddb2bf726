// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Transfer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The node is this machine, so what is on the node can be looked at from outside. */
@Timeout(120)
class TreesTest {

    private static final Transfer REPLACE = Transfer.builder().replace().build();

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

    @Test
    void aTreeGoesThereAndBackAsItIs() throws Exception {
        Path tree = Trees.awkward(here.resolve("tree"));
        Path remote = there.resolve("a/b c");
        Path back = here.resolve("back");

        node.files().upload(tree, remote.toString());
        node.files().download(remote.toString(), back);

        assertThat(Trees.looks(remote)).isEqualTo(Trees.looks(tree));
        assertThat(Trees.looks(back)).isEqualTo(Trees.looks(tree));
        assertThat(Trees.names(there.resolve("a"))).containsExactly("b c");
        assertThat(Trees.names(here)).containsExactlyInAnyOrder("tree", "back");
    }

    @Test
    void whatIsThereGivesWayOnlyIfThatIsSaid() throws Exception {
        Path tree = Files.createDirectory(here.resolve("tree"));
        Files.writeString(tree.resolve("new"), "new");
        Path remote = Files.createDirectory(there.resolve("remote"));
        Path back = Files.createDirectory(here.resolve("back"));
        for (Path old : List.of(remote, back)) {
            Files.writeString(old.resolve("old"), "old");
        }

        assertThatThrownBy(() -> node.files().upload(tree, remote.toString()))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("replace()");
        assertThatThrownBy(() -> node.files().download(tree.toString(), back))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("replace()");
        assertThat(Trees.names(remote)).containsExactly("old");
        assertThat(Trees.names(back)).containsExactly("old");

        node.files().upload(tree, remote + "/", REPLACE);
        node.files().download(tree.toString(), back, REPLACE);
        assertThat(Trees.names(remote)).containsExactly("new");
        assertThat(Trees.names(back)).containsExactly("new");
        assertThat(Trees.names(there)).containsExactly("remote");
        assertThat(Trees.names(here)).containsExactlyInAnyOrder("tree", "back");
    }

    @Test
    void aDirectoryDoesNotGiveWayToAFile() throws Exception {
        Path file = Files.writeString(here.resolve("file"), "x");
        Path directory = Files.createDirectory(there.resolve("directory"));

        assertThatThrownBy(() -> node.files().upload(file, directory.toString(), REPLACE))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("Is a directory");
        assertThatThrownBy(() -> node.files().download(file.toString(), directory, REPLACE))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("gives way to a directory only");
        assertThat(directory).isEmptyDirectory();
        assertThat(Trees.names(there)).containsExactly("directory");
    }

    @Test
    void tenThousandSmallFilesArriveBothWays() throws Exception {
        Path tree = Trees.ofSmallFiles(here.resolve("tree"), 10_000);

        node.files().upload(tree, there.resolve("up").toString());
        node.files().download(there.resolve("up").toString(), here.resolve("down"));

        assertThat(there.resolve("up/d99/file9999")).hasContent("content 9999");
        assertThat(Trees.looks(here.resolve("down"))).isEqualTo(Trees.looks(tree));
    }

    @Test
    void aLargeFileInATreeArrivesWhole() throws Exception {
        Path tree = Files.createDirectory(here.resolve("tree"));
        Path file = Files.createFile(tree.resolve("sparse"));
        try (java.nio.channels.FileChannel channel =
                java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap(new byte[] {7}), 300L * 1024 * 1024);
        }
        List<Long> told = new ArrayList<>();

        node.files().upload(tree, there.resolve("t").toString(), heard(told));

        assertThat(Files.mismatch(file, there.resolve("t/sparse"))).isEqualTo(-1);
        assertThat(told).isSorted().startsWith(0L).endsWith(Files.size(file));
    }

    @Test
    void aListenerThatThrowsIsHarmless() throws Exception {
        Path tree = Trees.awkward(here.resolve("tree"));
        Transfer throwing = Transfer.builder()
                .listener((bytes, total) -> {
                    throw new IllegalStateException("on purpose");
                })
                .build();

        node.files().upload(tree, there.resolve("t").toString(), throwing);
        node.files().download(there.resolve("t").toString(), here.resolve("back"), throwing);

        assertThat(Trees.looks(here.resolve("back"))).isEqualTo(Trees.looks(tree));
    }

    @Test
    void aConnectionThatBreaksLeavesNothingBehind() throws Exception {
        Path tree = Files.createDirectory(here.resolve("tree"));
        for (int i = 0; i < 20; i++) {
            Files.write(tree.resolve("f" + i), new byte[1_000_000]);
        }
        Path remote = there.resolve("t");
        try (BreakingProxy proxy = BreakingProxy.to(sshd.port(), 6_000_000);
                SshNode breaking = sshd.node()
                        .endpoint(new SshEndpoint(
                                "127.0.0.1",
                                proxy.port(),
                                RealSshd.userName(),
                                sshd.hostKey().publicKey()))
                        .build()) {
            assertThatThrownBy(() -> breaking.files().upload(tree, remote.toString()))
                    .isInstanceOf(FileTransferException.class)
                    .hasMessageContaining("look whether it is there");
        }
        Processes.await(() -> Trees.names(there).isEmpty());
        assertThat(remote).doesNotExist();
    }

    @Test
    void whatIsNeitherFileNorDirectoryNorLinkIsRefused() throws Exception {
        Path tree = Files.createDirectory(here.resolve("tree"));
        node.run("mkfifo", tree.resolve("pipe").toString());

        assertThatThrownBy(() -> node.files().upload(tree, there.resolve("t").toString()))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("neither a file nor a directory nor a link");
        assertThatThrownBy(() -> node.files().upload(tree, "/tmp/..")).isInstanceOf(InvalidInputException.class);
        Processes.await(() -> Trees.names(there).isEmpty());
    }

    private static Transfer heard(List<Long> told) {
        return Transfer.builder().listener((bytes, total) -> told.add(bytes)).build();
    }
}
