// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a node sends, it goes to its own directory, and what is wrong with it is noted. */
class ReceiverTest {

    @TempDir
    private Path temporary;

    private Path node;
    private NodeDirectory directory;
    private Receiver receiver;

    @BeforeEach
    void aNodeThatSends() {
        node = temporary.resolve("agent_0");
        directory = new NodeDirectory(temporary, "agent_0", 10, 1000);
        receiver = new Receiver(directory);
    }

    @Test
    void noNameLeadsOutOfTheNodesDirectory() {
        for (String name : List.of(
                "file /../../up",
                "file ../up",
                "file //",
                "unit ../../../up",
                "../../up",
                "file /a/./b",
                "",
                "unit ")) {
            send(name, "x", "\n0 1");
        }

        assertThat(temporary).isDirectoryNotContaining("glob:**/up*");
        assertThat(directory.logs().files())
                .isNotEmpty()
                .allSatisfy(
                        file -> assertThat(file.normalize()).startsWith(node).isEqualTo(file));
    }

    @Test
    void whatIsTakenAlreadyIsNotedAndTheRestGoesOn() {
        send("file /a", "1", "\n0 1");
        send("file /a/b", "2", "\n0 1");
        send("file //a", "3", "\n0 1");
        send("file /c", "4", "\n0 1");

        assertThat(node.resolve("files/a")).hasContent("1");
        assertThat(node.resolve("files/c")).hasContent("4");
        assertThat(directory.logs().missing()).extracting(MissingLog::what).containsExactly("file /a/b", "file //a");
    }

    @Test
    void moreThanWasAskedForIsLeftOutAndNoted() {
        send("file /a", "0123456789abc", "\n0 13");

        assertThat(node.resolve("files/a")).hasContent("[3 of 13 bytes are left out: this is the end]\n0123456789");
        assertThat(directory.logs().missing()).asString().contains("it grew while it was read");
    }

    @Test
    void anExitStatusOrNoneIsNoted() {
        send("file /a", "1", "\n7 1");
        send("file /b", "2", "nonsense");
        send("file /c", "3", "");
        send("file /d", "4", "cannot open\n1 ");

        assertThat(directory.logs().missing())
                .extracting(MissingLog::toString)
                .containsExactly(
                        "file /a: reading it ended with exit status 7",
                        "file /b: nonsense",
                        "file /c: reading it ended with exit status unknown",
                        "file /d: cannot open");
    }

    @Test
    void whatComesAfterTheEndIsLeftAlone() {
        receiver.record('f', "file /a");
        receiver.data("before".getBytes(StandardCharsets.UTF_8), 0, 6);
        assertThat(receiver.close("the time is up")).isFalse();
        receiver.data("after".getBytes(StandardCharsets.UTF_8), 0, 5);
        send("file /b", "b", "\n0 1");
        receiver.record('z', "");

        assertThat(receiver.close("nothing new")).isFalse();
        assertThat(node.resolve("files/a")).hasContent("before");
        assertThat(node.resolve("files/b")).doesNotExist();
        assertThat(directory.logs().missing()).hasToString("[file /a: cut off after 6 bytes: the time is up]");
    }

    @Test
    void anInterruptedThreadStillWrites() throws IOException {
        Thread.currentThread().interrupt();
        try {
            send("file /a", "0123456789", "\n0 20");
            directory.write("machine.txt", "text");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(Files.readString(node.resolve("files/a")))
                .startsWith("[10 of 20")
                .endsWith("0123456789");
        assertThat(node.resolve("machine.txt")).hasContent("text");
        assertThat(directory.logs().missing()).isEmpty();
    }

    private void send(String name, String content, String end) {
        receiver.record('f', name);
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        receiver.data(bytes, 0, bytes.length);
        receiver.record('e', end);
    }
}
