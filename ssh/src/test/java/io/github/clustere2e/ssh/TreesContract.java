// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.Transfer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is so of trees whichever way they go. The node is this machine, so what is on it can be looked at from outside. */
abstract class TreesContract {

    static final Transfer REPLACE = Transfer.builder().replace().build();

    @TempDir
    Path here;

    @TempDir
    Path there;

    abstract SshNode node();

    /** How many small files go in a reasonable time, of at least a thousand. */
    abstract int many();

    @Test
    void aTreeGoesThereAndBackAsItIs() throws Exception {
        Path tree = Trees.awkward(here.resolve("tree"));
        Path remote = there.resolve("a/b c");
        Path back = here.resolve("back");

        node().files().upload(tree, remote.toString());
        node().files().download(remote.toString(), back);

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

        assertThatThrownBy(() -> node().files().upload(tree, remote.toString()))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("replace()");
        assertThatThrownBy(() -> node().files().download(tree.toString(), back))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("replace()");
        assertThat(Trees.names(remote)).containsExactly("old");
        assertThat(Trees.names(back)).containsExactly("old");

        node().files().upload(tree, remote + "/", REPLACE);
        node().files().download(tree.toString(), back, REPLACE);
        assertThat(Trees.names(remote)).containsExactly("new");
        assertThat(Trees.names(back)).containsExactly("new");
        assertThat(Trees.names(there)).containsExactly("remote");
        assertThat(Trees.names(here)).containsExactlyInAnyOrder("tree", "back");
    }

    @Test
    void manySmallFilesArriveBothWays() throws Exception {
        Path tree = Trees.ofSmallFiles(here.resolve("tree"), many());

        node().files().upload(tree, there.resolve("up").toString());
        node().files().download(there.resolve("up").toString(), here.resolve("down"));

        assertThat(there.resolve("up/d9/file999")).hasContent("content 999");
        assertThat(Trees.looks(here.resolve("down"))).isEqualTo(Trees.looks(tree));
    }

    static Transfer heard(List<Long> told) {
        return Transfer.builder().listener((bytes, total) -> told.add(bytes)).build();
    }
}
