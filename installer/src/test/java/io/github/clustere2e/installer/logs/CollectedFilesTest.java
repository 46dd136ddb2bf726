// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CollectedFilesTest {

    @TempDir
    private Path temporary;

    private Path remote;
    private Path files;
    private ShellCluster cluster;

    @BeforeEach
    void oneNode() throws IOException {
        remote = Files.createDirectories(temporary.resolve("remote dir"));
        files = temporary.resolve("logs/agent_0/files" + remote);
        cluster = new ShellCluster(1, temporary);
    }

    @Test
    void filesComeByteByByteUnderTheirPaths() throws IOException {
        byte[] noise = new byte[200_000];
        new Random(1).nextBytes(noise);
        Files.write(remote.resolve("noise"), noise);
        Files.writeString(remote.resolve("a b.log"), "no end of line");
        Files.writeString(remote.resolve("empty.log"), "");
        Files.createDirectories(remote.resolve("directory.log"));
        LogReport report = collect(LogCollection.builder()
                .file(remote + "/*.log")
                .file(remote + "/noise")
                .file(remote + "/*"));

        assertThat(report.node("agent_0").missing()).isEmpty();
        assertThat(files.resolve("noise")).hasBinaryContent(noise);
        assertThat(files.resolve("a b.log")).hasContent("no end of line");
        assertThat(files.resolve("empty.log")).isEmptyFile();
        assertThat(report.node("agent_0").files()).doesNotHaveDuplicates();
    }

    @Test
    void ofALongFileTheEndIsThereAndItsFirstLineSaysSo() throws IOException {
        Files.writeString(remote.resolve("long.log"), "0123456789".repeat(1000));
        cluster.shell(0).with("journalctl", "case $* in *--lines=0*) ;; *) seq 1 100000 ;; esac");
        LogReport report =
                collect(LogCollection.builder().file(remote + "/long.log").fileLimit(15));

        assertThat(report.complete()).as(report.toString()).isTrue();
        assertThat(files.resolve("long.log"))
                .hasContent("[9985 of 10000 bytes are left out: this is the end]\n567890123456789");
        assertThat(temporary.resolve("logs/agent_0/journal.log"))
                .hasContent("[588880 of 588895 bytes are left out: this is the end]\n8\n99999\n100000\n");
    }

    @Test
    void namesThatNoPathMayHaveStayInTheDirectory() throws IOException {
        Files.writeString(remote.resolve("..\\..\\up"), "up");
        Files.writeString(remote.resolve("two\nlines"), "two");
        Files.writeString(remote.resolve("[x]*"), "literal");
        LogReport report = collect(LogCollection.builder()
                .file(remote + "/[x]*")
                .file(remote + "/*")
                .file(remote + "/.*"));

        assertThat(report.complete()).as(report.toString()).isTrue();
        assertThat(files.resolve("..%5C..%5Cup")).hasContent("up");
        assertThat(files.resolve("two%0Alines")).hasContent("two");
        assertThat(files.resolve("[x]%2A")).hasContent("literal");
        assertThat(report.node("agent_0").files())
                .allSatisfy(file -> assertThat(file.normalize()).startsWith(temporary.resolve("logs")));
    }

    @Test
    void whatIsNotThereOrNoFileIsNamed() throws IOException {
        Files.createDirectories(remote.resolve("directory"));
        LogReport report =
                collect(LogCollection.builder().file(remote + "/*.log").file(remote + "/directory"));

        assertThat(report.nowhere()).containsExactly("file " + remote + "/*.log", "file " + remote + "/directory");
        assertThat(report.complete()).isFalse();
        assertThat(temporary.resolve("logs/agent_0/errors.txt"))
                .content()
                .contains("there is no such file", "it is not a file");
    }

    @Test
    void aNodeWithoutSystemdGivesItsFilesAndSaysSo() throws IOException {
        Files.writeString(remote.resolve("a.log"), "a");
        Path bare = temporary.resolve("bare");
        for (String tool : new String[] {"tail", "wc"}) {
            ShellNode.write(bare, tool, "exec /usr/bin/" + tool + " \"$@\"");
        }
        ShellCluster small = new ShellCluster(1, temporary.resolve("small"));
        small.shell(0).onlyWith(bare);
        LogReport report = LogCollection.builder()
                .file(remote + "/a.log")
                .units("etcd")
                .build()
                .collect(small, temporary.resolve("logs"));

        assertThat(files.resolve("a.log")).hasContent("a");
        assertThat(report.node("agent_0").failures()).isEmpty();
        assertThat(temporary.resolve("logs/agent_0/errors.txt"))
                .content()
                .contains("journal: the node has no journal of systemd", "failed units: the node has no systemd");
        assertThat(report.nowhere()).containsExactly("unit etcd.service");
    }

    private LogReport collect(LogCollection.Builder builder) {
        return builder.build().collect(cluster, temporary.resolve("logs"));
    }
}
