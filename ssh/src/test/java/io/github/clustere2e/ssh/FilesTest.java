// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NodeFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The node is this machine, so what is on the node can be looked at from outside. */
@Timeout(120)
class FilesTest {

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
    void filesOfEverySizeGoThereAndBack() throws Exception {
        for (int size : new int[] {0, 1, 32_767, 32_768, 32_769, 131_073, 5_000_000}) {
            Path local = Files.write(here.resolve("local"), FaultSweep.random(size));
            Path back = here.resolve("back");
            String remote = there.resolve("remote").toString();

            files().upload(local, remote);
            files().download(remote, back);

            assertThat(back).hasSameBinaryContentAs(local);
            assertThat(files().read(remote)).isEqualTo(Files.readAllBytes(local));
        }
        assertThat(Trees.names(here)).containsExactlyInAnyOrder("local", "back");
        assertThat(Trees.names(there)).containsExactly("remote");
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
        assertThat(Trees.names(there)).hasSize(7);
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
        assertThat(Trees.names(there)).containsExactly("loop");
        assertThat(Trees.names(here)).containsExactly("local");
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
        assertThat(Trees.names(there)).containsExactly("file");
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
}
