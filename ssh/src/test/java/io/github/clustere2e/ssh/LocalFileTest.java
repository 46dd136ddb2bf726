// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFileTest {

    private static final Look LOOK = new Look(0600, FileTime.fromMillis(0));

    @TempDir
    Path directory;

    @Test
    void aThreadThatIsInterruptedAsOfALostConnectionLeavesTheFileToTheNextAttempt() {
        try (LocalFile file = LocalFile.beside("node_0", "/there", directory.resolve("here"))) {
            Sink lost = file.restarted();
            Thread.currentThread().interrupt();
            write(lost, "lost and longer");
            assertThat(Thread.interrupted()).as("it stays interrupted").isTrue();

            write(file.restarted(), "arrived");
            file.finish(LOOK);
        }

        assertThat(directory.resolve("here")).hasContent("arrived");
        assertThat(directory).isDirectoryNotContaining(path -> !path.endsWith("here"));
    }

    @Test
    void whatStillComesForAnEarlierAttemptIsNotWritten() {
        try (LocalFile file = LocalFile.beside("node_0", "/there", directory.resolve("here"))) {
            Sink lost = file.restarted();
            Sink next = file.restarted();
            write(next, "arrived");
            write(lost, "late");
            file.finish(LOOK);
        }

        assertThat(directory.resolve("here")).hasContent("arrived");
    }

    private static void write(Sink sink, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        sink.write(bytes, 0, bytes.length);
    }
}
