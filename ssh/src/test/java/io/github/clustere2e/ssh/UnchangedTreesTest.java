// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Transfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A tree that is on the node already is not sent again, and one that differs in anything is sent whole. */
@Timeout(60)
class UnchangedTreesTest {

    @RegisterExtension
    static final SharedSshd SERVER = new SharedSshd();

    private final AtomicLong sent = new AtomicLong();
    private Path tree;
    private Path remote;

    @TempDir
    Path here;

    @TempDir
    Path there;

    @BeforeEach
    void begin() throws IOException {
        tree = Trees.awkward(here.resolve("tree"));
        remote = there.resolve("t");
        // Root may write where the modes forbid it, and others may not.
        Files.setPosixFilePermissions(tree, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A step that changes the tree here. */
    private interface Change {
        void make() throws IOException;
    }

    @Test
    void theSameTreeIsNotSentAgain() throws Exception {
        upload(Transfer.builder().skipUnchanged());
        assertThat(sent.get()).isPositive();
        Object inode = Files.getAttribute(remote, "unix:ino");

        upload(Transfer.builder().skipUnchanged());
        upload(Transfer.builder().skipUnchanged().replace());

        assertThat(sent.get()).isZero();
        assertThat(Files.getAttribute(remote, "unix:ino")).isEqualTo(inode);
        assertThat(Trees.looks(remote)).isEqualTo(Trees.looks(tree));
        assertThat(Trees.names(there)).containsExactly("t");
    }

    @Test
    void whateverDiffersHasTheTreeSentWhole() throws Exception {
        upload(Transfer.builder().skipUnchanged());
        Path script = tree.resolve("script");
        Map<String, Change> changes = new LinkedHashMap<>();
        changes.put("content of the same length", () -> Files.writeString(script, "eurt"));
        changes.put("mode", () -> Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rw-------")));
        changes.put("one more", () -> Files.writeString(tree.resolve("more"), "x"));
        changes.put("another name", () -> Files.move(tree.resolve("more"), tree.resolve("less")));
        changes.put("a link", () -> Files.createSymbolicLink(tree.resolve("link"), Path.of("less")));
        changes.put("another target", () -> {
            Files.delete(tree.resolve("link"));
            Files.createSymbolicLink(tree.resolve("link"), Path.of("more"));
        });
        changes.put("a file for a link", () -> {
            Files.delete(tree.resolve("link"));
            Files.writeString(tree.resolve("link"), "more");
        });
        changes.put("one less", () -> Files.delete(tree.resolve("link")));
        changes.put(
                "the top's mode",
                () -> Files.setPosixFilePermissions(tree, PosixFilePermissions.fromString("rwxr-x---")));
        changes.put("an empty directory", () -> Files.createDirectory(tree.resolve("directory")));
        for (Map.Entry<String, Change> change : changes.entrySet()) {
            change.getValue().make();
            assertThatThrownBy(() -> upload(Transfer.builder().skipUnchanged()))
                    .as(change.getKey())
                    .isInstanceOf(FileTransferException.class)
                    .hasMessageContaining("replace()");

            upload(Transfer.builder().skipUnchanged().replace());

            assertThat(sent.get()).as(change.getKey()).isPositive();
            assertThat(Trees.looks(remote)).as(change.getKey()).isEqualTo(Trees.looks(tree));
        }
    }

    @Test
    void whatIsThereAndNoTreeGivesWay() throws Exception {
        Files.writeString(remote, "a file");
        upload(Transfer.builder().skipUnchanged().replace());
        assertThat(Trees.looks(remote)).isEqualTo(Trees.looks(tree));

        Path other = there.resolve("other");
        Files.move(remote, other);
        Files.createSymbolicLink(remote, other);
        upload(Transfer.builder().skipUnchanged().replace());
        assertThat(remote).isDirectory();
        assertThat(Files.isSymbolicLink(remote)).isFalse();
    }

    @Test
    void theOwnerIsSetAllTheSame() throws Exception {
        assumeTrue(RealSshd.userName().equals("root"), "only root gives files away");
        upload(Transfer.builder().skipUnchanged());

        upload(Transfer.builder().skipUnchanged().owner("nobody"));

        assertThat(sent.get()).isZero();
        assertThat(Files.getOwner(remote.resolve("script")).getName()).isEqualTo("nobody");
    }

    @Test
    void aPipeHereIsRefusedAndNotWaitedFor() throws Exception {
        upload(Transfer.builder().skipUnchanged());
        Map<String, String> before = Trees.looks(remote);
        SERVER.node().run("mkfifo", tree.resolve("pipe").toString());

        assertThatThrownBy(() -> upload(Transfer.builder().skipUnchanged().replace()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("neither a file nor a directory nor a link");

        assertThat(sent.get()).isZero();
        assertThat(Trees.looks(remote)).isEqualTo(before);
        assertThat(Trees.names(there)).containsExactly("t");
    }

    @Test
    void aPipeInTheTreeOfTheNodeIsADifferenceAndNotWaitedFor() throws Exception {
        upload(Transfer.builder().skipUnchanged());
        SERVER.node().run("mkfifo", remote.resolve("pipe").toString());

        upload(Transfer.builder().skipUnchanged().replace());

        assertThat(sent.get()).isPositive();
        assertThat(remote.resolve("pipe")).doesNotExist();
        assertThat(Trees.looks(remote)).isEqualTo(Trees.looks(tree));
    }

    private void upload(Transfer.Builder options) {
        sent.set(0);
        SERVER.node()
                .files()
                .upload(
                        tree,
                        remote.toString(),
                        options.listener((bytes, total) -> sent.set(bytes)).build());
    }
}
