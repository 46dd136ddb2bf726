// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.ssh.wire.CommandText;
import io.github.clustere2e.ssh.wire.FileScripts;
import io.github.clustere2e.ssh.wire.FileTask;
import io.github.clustere2e.ssh.wire.SentCommand;
import io.github.clustere2e.ssh.wire.SentSignal;
import io.github.clustere2e.ssh.wire.Shell;
import io.github.clustere2e.ssh.wire.TreeScript;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is written for a node's shell is read back as what it was. */
class SentTextTest {

    private static Optional<SentCommand> read(Command command) {
        return SentCommand.read(new String(CommandText.of(command, "root"), UTF_8));
    }

    @Test
    void aCommandIsReadBackWithEverythingThatItHas() {
        List<String> words = List.of("a", "", "it's", "'", "''", "x\ny", "$(z) \"`;", "ü", "\\");
        Command command = Command.builder(words)
                .environment("A", "it's = 1;export B='2'")
                .environment("B", "")
                .directory("/tmp/it's here||exit")
                .user("bob")
                .build();

        assertThat(read(command))
                .contains(new SentCommand(
                        Map.of("A", "it's = 1;export B='2'", "B", ""),
                        Optional.of("/tmp/it's here||exit"),
                        Optional.of("bob"),
                        words));
        assertThat(read(Command.of("exec", "cd", "export A=")))
                .contains(new SentCommand(
                        Map.of(), Optional.empty(), Optional.empty(), List.of("exec", "cd", "export A=")));
    }

    @Test
    void whatSomebodyElseSendsIsNoCommandOfOurs() {
        String ours = new String(CommandText.of(Command.of("true"), "root"), UTF_8);

        assertThat(List.of("", "true", "uptime | cut -c 1", ours + ";reboot", ours + " ", ours.replace("exec", "eval")))
                .allSatisfy(text -> assertThat(SentCommand.read(text)).isEmpty());
    }

    @Test
    void signalsAreReadBack() {
        assertThat(SentSignal.read("exec sh -c " + Shell.quote(TreeScript.end(42))))
                .contains(new SentSignal(42, Optional.empty()));
        for (String name : List.of("TERM", "CONT", "USR1")) {
            assertThat(SentSignal.read("exec sh -c " + Shell.quote(TreeScript.signal(7, name))))
                    .contains(new SentSignal(7, Optional.of(name)));
        }
        assertThat(SentSignal.read("exec sh -c 'sid=1\nreboot'")).isEmpty();
        assertThat(SentSignal.read("reboot")).isEmpty();
    }

    @Test
    void workOnFilesIsRecognizedWithItsArguments() {
        List<String> words = FileTask.words(FileScripts.LIST, List.of("/etc", "it's"));

        assertThat(FileTask.of(words)).contains(FileTask.LIST);
        assertThat(FileTask.arguments(words)).containsExactly("/etc", "it's");
        assertThat(FileTask.of(FileTask.words(FileScripts.PLACE, List.of("/etc"))))
                .isEmpty();
        assertThat(FileTask.of(List.of("sh", "-c", "true"))).isEmpty();
        assertThat(FileTask.of(List.of("true"))).isEmpty();
    }
}
