// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.Transfer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node may say anything. */
class DownloadTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "file",
                "file\n",
                "file 644 0\nx",
                "file 999 0 1\nx",
                "file 7777777 0 1\nx",
                "file 644 x 1\nx",
                "file 644 99999999999999999999 1\nx",
                "file 644 0 -1\nx",
                "file  644 0 1\nx",
                "tree\nx",
                "something else\nx"
            })
    void whatIsNoAnswerLeavesWhatWasThere(String answer) throws Exception {
        Path local = Files.writeString(directory.resolve("local"), "old");

        assertThatThrownBy(() -> fetch(answer))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContainingAll("node_0", "could not fetch '/there'");

        assertThat(local).hasContent("old");
        assertThat(directory).isDirectoryContaining(local::equals).isDirectoryNotContaining("glob:**/.cluster-e2e-*");
    }

    @Test
    void aTimeAndAModeOfAllSortsAreTaken() throws Exception {
        fetch("file 7777 -62135596800 1\nx");

        Path local = directory.resolve("local");
        assertThat(local).hasContent("x");
        assertThat((int) Files.getAttribute(local, "unix:mode") & 07777).isEqualTo(0777);
    }

    @Test
    void whatStillComesWhenItWasGivenUpMakesNothing() {
        Download download = new Download("node_0", "/there", directory.resolve("local"), false, progress());
        Sink output = download.restarted();
        download.close();

        write(output, "tree\nx");

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatStillComesForAnEarlierAttemptIsNotTaken() {
        try (Download download = new Download("node_0", "/there", directory.resolve("local"), false, progress())) {
            Sink lost = download.restarted();
            write(download.restarted(), "file 644 0 7\narrived");
            write(lost, "tree\nx");
            download.finish();
        }

        assertThat(directory.resolve("local")).hasContent("arrived");
        assertThat(directory).isDirectoryNotContaining("glob:**/.cluster-e2e-*");
    }

    private void fetch(String answer) {
        try (Download download = new Download("node_0", "/there", directory.resolve("local"), false, progress())) {
            write(download.restarted(), answer);
            download.finish();
        }
    }

    private static Progress progress() {
        return new Progress(Transfer.defaults());
    }

    private static void write(Sink sink, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        sink.write(bytes, 0, bytes.length);
    }
}
