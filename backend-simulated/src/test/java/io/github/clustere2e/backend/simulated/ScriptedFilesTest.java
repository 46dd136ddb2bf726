// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.NodeFiles;
import io.github.clustere2e.api.RemoteFile;
import io.github.clustere2e.api.Transfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that run nothing have files all the same. */
@Timeout(60)
class ScriptedFilesTest {

    private static final Instant TIME = Instant.ofEpochSecond(1_700_000_000L);

    private static Cluster cluster;

    @TempDir
    private Path here;

    @BeforeAll
    static void create() {
        cluster = TestClusters.scripted(2, Script.empty());
    }

    @AfterAll
    static void close() {
        cluster.close();
    }

    private static NodeFiles files() {
        return cluster.node("agent_0").files();
    }

    @Test
    void aFileIsWrittenReadListedAndDeleted() {
        files().write("/etc/app/app.conf", "a = ü\n".getBytes(UTF_8), PosixFilePermissions.fromString("rw-r-----"));

        assertThat(new String(files().read("/etc/app/app.conf"), UTF_8)).isEqualTo("a = ü\n");
        assertThat(files().exists("/etc/app/app.conf")).isTrue();
        assertThat(cluster.node("agent_1").files().exists("/etc/app/app.conf"))
                .as("on the other node")
                .isFalse();
        RemoteFile listed = files().list("/etc/app").get(0);
        assertThat(listed.name()).isEqualTo("app.conf");
        assertThat(listed.size()).isEqualTo(7);
        assertThat(PosixFilePermissions.toString(listed.permissions())).isEqualTo("rw-r-----");

        files().delete("/etc/app");
        assertThat(files().exists("/etc/app")).isFalse();
    }

    @Test
    void aFileKeepsItsPermissionsAndItsTimeBothWays() throws IOException {
        Path local = Files.writeString(here.resolve("tool"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(local, PosixFilePermissions.fromString("rwxr-x--x"));
        Files.setLastModifiedTime(local, FileTime.from(TIME));

        files().upload(local, "/usr/local/bin/tool");
        files().upload(local, "/usr/local/bin/tool");
        files().download("/usr/local/bin/tool", here.resolve("back"));

        assertThat(here.resolve("back")).hasContent("#!/bin/sh\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(here.resolve("back"))))
                .isEqualTo("rwxr-x--x");
        assertThat(Files.getLastModifiedTime(here.resolve("back")).toInstant()).isEqualTo(TIME);
    }

    @Test
    void aTreeGoesThereAndBackWithItsLinks() throws IOException {
        Path tree = Files.createDirectories(here.resolve("tree/conf.d"));
        Files.writeString(tree.resolve("a b.conf"), "1");
        Files.writeString(tree.resolve("ünï" + "x".repeat(120)), "2");
        Files.createSymbolicLink(here.resolve("tree/current"), Path.of("conf.d/a b.conf"));
        Files.createSymbolicLink(here.resolve("tree/outside"), Path.of("/etc/passwd"));

        files().upload(here.resolve("tree"), "/srv/tree");
        files().download("/srv/tree", here.resolve("back"));

        assertThat(here.resolve("back/conf.d/a b.conf")).hasContent("1");
        assertThat(here.resolve("back/conf.d/ünï" + "x".repeat(120))).hasContent("2");
        assertThat(Files.readSymbolicLink(here.resolve("back/current"))).isEqualTo(Path.of("conf.d/a b.conf"));
        assertThat(Files.readSymbolicLink(here.resolve("back/outside"))).isEqualTo(Path.of("/etc/passwd"));
        assertThatThrownBy(() -> files().upload(here.resolve("tree"), "/srv/tree"))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("Something is there");

        files().upload(
                        here.resolve("tree/conf.d"),
                        "/srv/tree",
                        Transfer.builder().replace().build());
        assertThat(new String(files().read("/srv/tree/a b.conf"), UTF_8)).isEqualTo("1");
        assertThat(files().exists("/srv/tree/conf.d")).isFalse();
    }

    @Test
    void noPathLeadsOutOfTheNode() throws IOException {
        String outside = here.resolve("outside").toAbsolutePath().toString();
        Path tree = Files.createDirectories(here.resolve("links"));
        Files.createSymbolicLink(tree.resolve("away"), Path.of("/"));
        Files.createSymbolicLink(tree.resolve("up"), Path.of("../../../../../../../.."));
        files().upload(tree, "/links");

        files().write("/../../../../.." + outside, "1");
        files().write("/links/away/x/../etc/dots", "2");
        files().write("/links/up" + outside + "2", "3");

        assertThat(here.resolve("outside")).doesNotExist();
        assertThat(here.resolve("outside2")).doesNotExist();
        assertThat(Path.of("/etc/dots")).doesNotExist();
        assertThat(new String(files().read(outside), UTF_8)).isEqualTo("1");
        assertThat(new String(files().read("/etc/dots"), UTF_8)).isEqualTo("2");
        assertThat(files().exists("/etc/passwd")).as("this machine's").isFalse();
        assertThatThrownBy(() -> files().read("/links/away/etc/passwd")).isInstanceOf(FileTransferException.class);
    }

    @Test
    void errorsAreThoseOfRealNodes() {
        files().write("/tmp/file", "1");

        assertThatThrownBy(() -> files().read("/no/such/file"))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("No such file or directory");
        assertThatThrownBy(() -> files().read("/tmp"))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("Is a directory");
        assertThatThrownBy(() -> files().write("/tmp/file/below", "1"))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("Not a directory");
        assertThatThrownBy(() -> cluster.node("agent_0").asUser("bob").files().read("/tmp/file"))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("only root");
    }
}
