// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** sudo's words, as its versions have them; the real one is tested on a node. */
class SudoErrorsTest {

    private final Command command =
            Command.builder("id", "s3cret").user("root").secret("s3cret").build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sudo: a password is required | NOPASSWD",
                "sudo: interactive authentication is required | NOPASSWD",
                "Sorry, user core is not allowed to execute '/usr/bin/id s3cret' as root on host. | NOPASSWD",
                "core is not in the sudoers file.  This incident will be reported. | NOPASSWD",
                "sudo: I'm sorry core. I'm afraid I can't do that | NOPASSWD",
                "sudo: sorry, you are not allowed to preserve the environment | SETENV",
                "sudo: sorry, you must have a tty to run sudo | Defaults:core !requiretty",
                "sudo: unknown user: root | spelled right",
                "sudo: user 'root' not found | spelled right"
            })
    void aRefusalIsKnownAndSaysWhatHelps(String words, String cure) {
        Optional<SudoRefusedException> error = refusal(command, 1, "", "Welcome!\n" + words + "\n");

        assertThat(error)
                .hasValueSatisfying(e -> assertThat(e)
                        .hasMessageStartingWith(
                                "n_0: 'id '***'' was not run, since sudo did not let core run it as root: '")
                        .hasMessageContaining(words.replace("s3cret", "***"))
                        .hasMessageContaining(cure)
                        .hasMessageNotContaining("s3cret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh: 1: exec: sudo: not found", "bash: line 1: exec: sudo: command not found"})
    void aHostWithoutSudoIsKnown(String words) {
        assertThat(refusal(command, 127, "", words))
                .hasValueSatisfying(e -> assertThat(e).hasMessageContaining("Install sudo on the node"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sudo: unable to resolve host node-0: Name or service not known",
                "sudo: id: command not found",
                "cat: sudo: a password is required"
            })
    void whatTheCommandSaysOrSudoMerelyWarnsOfIsNone(String words) {
        assertThat(refusal(command, 1, "", words)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sudo: a terminal is required to read the password; either use the -S option to read from standard"
                        + " input or configure an askpass helper\nsudo: a password is required",
                "sudo: no tty present and no askpass program specified\nsudo: a password is required",
                "sudo: A terminal is required to read the password\nsudo: interactive authentication is required",
                "Sorry, user the.app is not allowed to execute '/usr/bin/id' as root on host.",
                "Sorry, user the.app may not run sudo on host.",
                "the.app is not in the sudoers file.  This incident will be reported.",
                "the.app is not allowed to run sudo on host.  This incident will be reported.",
                "sudo: I'm sorry the.app. I'm afraid I can't do that"
            })
    void theSudoThatACommandCallsItselfIsNotOurs(String words) {
        assertThat(refusal(command.toBuilder().user("the.app").build(), 1, "", words + "\n"))
                .isEmpty();
    }

    @Test
    void aCommandThatWroteOutputOrEndedOtherwiseHasRun() {
        String words = "sudo: a password is required";

        assertThat(refusal(command, 1, "output", words)).isEmpty();
        assertThat(refusal(command, 2, "", words)).isEmpty();
        assertThat(refusal(command, 1, "", "x".repeat(20_000) + "\n" + words)).isEmpty();
        assertThat(refusal(command.toBuilder().user("core").build(), 1, "", words))
                .as("without sudo")
                .isEmpty();
    }

    @Test
    void onATerminalItComesWithTheOutput() {
        Command onTerminal = command.toBuilder().pty().build();

        assertThat(refusal(onTerminal, 1, "sudo: a password is required\r\n", ""))
                .isPresent();
    }

    private static Optional<SudoRefusedException> refusal(Command command, int status, String stdout, String stderr) {
        return SudoErrors.in(
                new CommandResult(
                        "n_0", command, status, stdout.getBytes(UTF_8), stderr.getBytes(UTF_8), Duration.ZERO),
                "core");
    }
}
