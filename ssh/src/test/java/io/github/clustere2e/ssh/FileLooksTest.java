// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.NodeFiles;
import io.github.clustere2e.api.Transfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a single file keeps on its way, and who may read it meanwhile. The node is this machine. */
@Timeout(60)
class FileLooksTest {

    @RegisterExtension
    static final SharedSshd SERVER = new SharedSshd();

    @TempDir
    Path here;

    @TempDir
    Path there;

    private static NodeFiles files() {
        return SERVER.node().files();
    }

    @ParameterizedTest
    @CsvSource({
        "rw-r--r--, 2001-02-03T04:05:06.987654321Z",
        "rwxr-x---, 1969-07-20T20:17:40Z",
        "rw-------, 1970-01-01T00:00:00Z",
        "r--------, 2040-01-01T00:00:00Z",
        "rwxrwxrwx, 2024-02-29T23:59:59.999Z"
    })
    void aFileKeepsItsPermissionsAndItsTimeThereAndBack(String permissions, Instant modified) throws Exception {
        Path local = made(here.resolve("local"), permissions, modified);
        Path remote = there.resolve("a/b c/file");
        Path back = here.resolve("back");

        files().upload(local, remote.toString());
        assertLooks(remote, permissions, modified.truncatedTo(ChronoUnit.SECONDS));
        files().download(remote.toString(), back);
        assertLooks(back, permissions, modified.truncatedTo(ChronoUnit.SECONDS));

        assertThat(remote).hasContent("content");
        assertThat(back).hasContent("content");
    }

    @Test
    void whatGivesWayHasNoInfluence() throws Exception {
        Instant modified = Instant.parse("2001-02-03T04:05:06Z");
        Path local = made(here.resolve("local"), "rw-------", modified);
        Path remote = made(there.resolve("remote"), "rwxrwxrwx", Instant.EPOCH);
        Path back = made(here.resolve("back"), "rwxrwxrwx", Instant.EPOCH);

        files().upload(local, remote.toString());
        files().download(remote.toString(), back);

        assertLooks(remote, "rw-------", modified);
        assertLooks(back, "rw-------", modified);
    }

    @Test
    void aLinkOnTheNodeGivesTheLookOfWhatItLeadsTo() throws Exception {
        Instant modified = Instant.parse("2001-02-03T04:05:06Z");
        made(there.resolve("file"), "r--r-----", modified);
        Path link = Files.createSymbolicLink(there.resolve("link"), Path.of("file"));

        files().download(link.toString(), here.resolve("back"));

        assertLooks(here.resolve("back"), "r--r-----", modified);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4755", "2755", "1755"})
    void setUserIdAndItsLikeAreKeptInNeitherDirection(String mode) throws Exception {
        Path local = Files.writeString(here.resolve("local"), "x");
        Path remote = Files.writeString(there.resolve("remote"), "x");
        for (Path file : Set.of(local, remote)) {
            SERVER.node().run("chmod", mode, file.toString());
        }

        files().download(remote.toString(), here.resolve("back"));
        files().upload(local, there.resolve("sent").toString());
        files().upload(
                        local,
                        remote.toString(),
                        Transfer.builder().skipUnchanged().build());

        for (Path file : Set.of(here.resolve("back"), there.resolve("sent"), remote)) {
            assertThat((int) Files.getAttribute(file, "unix:mode") & 07777)
                    .as(file.toString())
                    .isEqualTo(0755);
        }
    }

    @Test
    void anUnchangedFileGetsItsLookAllTheSame() throws Exception {
        Instant modified = Instant.parse("2001-02-03T04:05:06Z");
        Path local = made(here.resolve("local"), "rw-r-----", modified);
        Path remote = made(there.resolve("remote"), "rw-rw-rw-", Instant.EPOCH);
        Object inode = Files.getAttribute(remote, "unix:ino");

        files().upload(
                        local,
                        remote.toString(),
                        Transfer.builder().skipUnchanged().build());

        assertThat(Files.getAttribute(remote, "unix:ino")).isEqualTo(inode);
        assertLooks(remote, "rw-r-----", modified);
    }

    @Test
    void whatIsFetchedIsNobodyElsesUntilItIsWhole() throws Exception {
        Path tree = Files.createDirectory(there.resolve("tree"));
        Path file = Files.write(tree.resolve("file"), new byte[1_000_000]);
        for (Path path : Set.of(tree, file)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        Set<String> seen = new TreeSet<>();
        Transfer watched = Transfer.builder()
                .listener((bytes, total) -> seen.addAll(temporary()))
                .build();

        files().download(file.toString(), here.resolve("file"), watched);
        assertThat(seen).containsExactly("rw-------");
        seen.clear();
        files().download(tree.toString(), here.resolve("tree"), watched);
        // A file as well, as long as it is not known which of the two comes.
        assertThat(seen).contains("rwx------").isSubsetOf("rw-------", "rwx------");

        for (String name : Set.of("file", "tree", "tree/file")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(here.resolve(name))))
                    .as(name)
                    .isEqualTo("rwxrwxrwx");
        }
    }

    /** The permissions of what is not complete here. */
    private Set<String> temporary() {
        try (Stream<Path> all = Files.list(here)) {
            Set<String> permissions = new TreeSet<>();
            for (Path path : (Iterable<Path>) all::iterator) {
                if (path.getFileName().toString().startsWith(".cluster-e2e-")) {
                    permissions.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
                }
            }
            return permissions;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path made(Path file, String permissions, Instant modified) throws IOException {
        Files.writeString(file, "content");
        Files.setLastModifiedTime(file, FileTime.from(modified));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static void assertLooks(Path file, String permissions, Instant modified) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo(permissions);
        assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(modified);
    }
}
