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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Trees over {@code tar}. */
@Timeout(120)
class TreesTest extends TreesContract {

    @RegisterExtension
    static final SharedSshd SERVER = new SharedSshd();

    @Override
    SshNode node() {
        return SERVER.node();
    }

    @Override
    int many() {
        return 10_000;
    }

    @Test
    void aDirectoryDoesNotGiveWayToAFile() throws Exception {
        Path file = Files.writeString(here.resolve("file"), "x");
        Path directory = Files.createDirectory(there.resolve("directory"));

        assertThatThrownBy(() -> node().files().upload(file, directory.toString(), REPLACE))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("Is a directory");
        assertThatThrownBy(() -> node().files().download(file.toString(), directory, REPLACE))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("gives way to a directory only");
        assertThat(directory).isEmptyDirectory();
        assertThat(Trees.names(there)).containsExactly("directory");
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

        node().files().upload(tree, there.resolve("t").toString(), heard(told));

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

        node().files().upload(tree, there.resolve("t").toString(), throwing);
        node().files().download(there.resolve("t").toString(), here.resolve("back"), throwing);

        assertThat(Trees.looks(here.resolve("back"))).isEqualTo(Trees.looks(tree));
    }

    @Test
    void aConnectionThatBreaksLeavesNothingBehind() throws Exception {
        Path tree = Files.createDirectory(here.resolve("tree"));
        for (int i = 0; i < 20; i++) {
            Files.write(tree.resolve("f" + i), new byte[1_000_000]);
        }
        Path remote = there.resolve("t");
        try (BreakingProxy proxy = BreakingProxy.to(SERVER.sshd().port(), 6_000_000);
                SshNode breaking = SERVER.sshd().node(proxy.port()).build()) {
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
        node().run("mkfifo", tree.resolve("pipe").toString());

        assertThatThrownBy(() -> node().files().upload(tree, there.resolve("t").toString()))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("neither a file nor a directory nor a link");
        assertThatThrownBy(() -> node().files().upload(tree, "/tmp/..")).isInstanceOf(InvalidInputException.class);
        Processes.await(() -> Trees.names(there).isEmpty());
    }
}
