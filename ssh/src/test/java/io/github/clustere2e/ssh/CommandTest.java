// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.ssh.wire.CommandText;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class CommandTest {

    private static RealSshd sshd;
    private static SshNode node;

    @BeforeAll
    static void start() {
        // New keys every megabyte: the tests with much output see what that does.
        sshd = RealSshd.start("RekeyLimit 1M");
        node = sshd.node().build();
    }

    @AfterAll
    static void stop() {
        node.close();
        sshd.close();
    }

    @Test
    void aStatusOtherThanZeroIsAnErrorThatShowsBothStreams() {
        assertThatThrownBy(() -> node.run("sh", "-c", "echo some; echo thing >&2; exit 7"))
                .isInstanceOfSatisfying(
                        CommandFailedException.class,
                        e -> assertThat(e.result().exitStatus()).isEqualTo(7))
                .hasMessageContainingAll("node_0", "status 7", "some", "thing");
    }

    @Test
    void everyStatusComesBackWhereItIsAsked() {
        for (int status : List.of(0, 1, 2, 124, 125, 127, 128, 200, 255)) {
            assertThat(status("sh", "-c", "exit " + status)).isEqualTo(status);
        }
    }

    @Test
    void aSignalIsAStatusToo() {
        assertThat(status("sh", "-c", "kill -9 $$")).isEqualTo(137);
        assertThat(status("sh", "-c", "kill -TERM $$")).isEqualTo(143);
        assertThat(status("sh", "-c", "kill -USR1 $$")).isEqualTo(138);
    }

    @Test
    void aProgramThatIsNotThereIsSaidToBeNotThere() {
        CommandResult result =
                node.run(Command.builder("no-such-program").anyExitStatus().build());

        assertThat(result.exitStatus()).isEqualTo(127);
        assertThat(result.stderr()).contains("no-such-program").doesNotContain(CommandText.MARK);
    }

    @Test
    void aDirectoryThatIsNotThereStopsTheCommandBeforeItBegins() {
        CommandResult result = node.run(Command.builder("echo", "ran")
                .directory("/no/such")
                .anyExitStatus()
                .build());

        assertThat(result.exitStatus()).isEqualTo(CommandText.NOT_BEGUN);
        assertThat(result.stderr()).contains("/no/such");
        assertThat(result.stdout()).isEmpty();
    }

    @Test
    void noShellTouchesTheCommand() {
        assertThat(node.run("echo", "$HOME", "*", ";", "|", "a  b").stdout()).isEqualTo("$HOME * ; | a  b");
        assertThat(node.run(Command.shell("echo $((6 * 7)) | tr 4 5")).stdout()).isEqualTo("52");
    }

    @Test
    void bytesThatAreNoTextSurvive() {
        CommandResult result = node.run("printf", "\\377\\000\\200\\n");

        assertThat(result.stdoutBytes()).containsExactly(0xff, 0, 0x80, '\n');
    }

    @Test
    void muchOutputOnBothStreamsAtOnceIsAllThere() {
        int size = 6_000_000;
        CommandResult result = node.run(Command.shell(
                "head -c " + size + " /dev/zero & head -c " + size + " /dev/zero | tr '\\0' x >&2; wait"));

        assertThat(result.stdoutBytes()).hasSize(size).containsOnly(0);
        assertThat(result.stderrBytes()).hasSize(size).containsOnly('x');
    }

    @Test
    void withoutInputACommandReadsTheEndAtOnce() {
        assertThat(node.run("cat").stdout()).isEmpty();
    }

    @Test
    void textBytesAndFilesAreRead(@TempDir Path directory) throws Exception {
        byte[] bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(directory.resolve("f"), bytes);

        assertThat(cat(StandardInput.of("grüße")).stdout()).isEqualTo("grüße");
        assertThat(cat(StandardInput.of(bytes)).stdoutBytes()).isEqualTo(bytes);
        assertThat(cat(StandardInput.of(file)).stdoutBytes()).isEqualTo(bytes);
    }

    @Test
    void aConversationIsPossible() throws Exception {
        try (RunningCommand command =
                node.start(Command.builder("cat").stdin(StandardInput.piped()).build())) {
            OutputStream stdin = command.stdin();
            stdin.write("one\n".getBytes(UTF_8));
            stdin.flush();
            assertThat(command.isRunning()).isTrue();
            stdin.write("two\n".getBytes(UTF_8));
            stdin.close();
            assertThat(command.await().lines()).containsExactly("one", "two");
        }
    }

    @Test
    void onlyPipedInputCanBeWrittenTo() {
        try (RunningCommand command = node.start(Command.of("true"))) {
            assertThatThrownBy(command::stdin)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("StandardInput.piped()");
        }
    }

    @Test
    void aCommandThatReadsLittleOfMuchIsNotDisturbed() {
        CommandResult result = node.run(Command.builder("head", "-c", "3")
                .stdin(StandardInput.of(new byte[20_000_000]))
                .build());

        assertThat(result.stdoutBytes()).hasSize(3);
    }

    @Test
    void inputThatBreaksIsNotTakenForItsEnd(@TempDir Path directory) {
        Path proof = directory.resolve("proof");
        StandardInput broken = () -> new SequenceInputStream(
                new ByteArrayInputStream(new byte[1_000]), new FilterInputStream(InputStream.nullInputStream()) {
                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        throw new IOException("the disk is gone");
                    }
                });

        assertThatThrownBy(
                        () -> node.run(Command.builder("sh", "-c", "cat >/dev/null && touch \"$0\"", proof.toString())
                                .stdin(broken)
                                .build()))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("the disk is gone");
        assertThat(proof).doesNotExist();
    }

    @Test
    void inputThatCannotBeOpenedStopsTheCommandBeforeItIsSent(@TempDir Path directory) {
        assertThatThrownBy(() -> cat(StandardInput.of(directory.resolve("none"))))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("standard input");
    }

    @Test
    void rootRunsCommandsAsAnyUser() {
        assumeTrue(RealSshd.userName().equals("root"), "only root may run a command as another user without sudo");

        CommandResult result = node.run(Command.builder("sh", "-c", "id -un; id -gn; echo $HOME $USER $GIVEN; pwd")
                .user("nobody")
                .environment("GIVEN", "a  b")
                .directory("/usr")
                .build());

        assertThat(result.lines()).containsExactly("nobody", "nogroup", "/nonexistent nobody a b", "/usr");
    }

    @Test
    void aUserThatIsNotThereIsNamed() {
        assumeTrue(RealSshd.userName().equals("root"), "others ask sudo, which need not be there");

        assertThatThrownBy(() ->
                        node.run(Command.builder("id").user("no-such-user").build()))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("no-such-user");
    }

    @Test
    void theFutureTellsWhatAwaitTells() {
        assertThat(node.start(Command.of("echo", "x")).onExit().join().stdout()).isEqualTo("x");
        assertThatThrownBy(() -> node.start(Command.of("false")).onExit().join())
                .hasCauseInstanceOf(CommandFailedException.class);
    }

    @Test
    void whatFollowsACommandMayUseTheNode() {
        String second = node.start(Command.of("true"))
                .onExit()
                .thenApply(first -> node.run("echo", "second").stdout())
                .join();

        assertThat(second).isEqualTo("second");
    }

    private static int status(String... arguments) {
        return node.run(Command.builder(arguments).anyExitStatus().build()).exitStatus();
    }

    private static CommandResult cat(StandardInput input) {
        return node.run(Command.builder("cat").stdin(input).build());
    }
}
