// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.ssh.wire.CommandText;
import org.junit.jupiter.api.Test;

/** What the shell makes of it is tested with real ones; this is what they cannot show on every machine. */
class CommandTextTest {

    @Test
    void theFastPathIsTheProgramAndNothingElse() {
        assertThat(text(Command.of("true"), "root")).isEqualTo("echo cluster-e2e-pid:$$ >&2;exec 'true'");
    }

    @Test
    void theUserThatLogsInIsNotSwitchedTo() {
        assertThat(text(Command.builder("true").user("core").build(), "core")).endsWith("exec 'true'");
    }

    @Test
    void whoIsNotRootSwitchesWithSudoThatNeverAsks() {
        assertThat(text(Command.builder("id").user("root").build(), "core"))
                .endsWith("exec sudo -n -H -u root -- 'id'");
    }

    @Test
    void variablesReachTheOtherUserWithoutBeingAnArgumentOfSudo() {
        String text = text(
                Command.builder("id")
                        .user("root")
                        .environment("TOKEN", "s3cret")
                        .environment("B", "")
                        .build(),
                "core");

        assertThat(text).contains("export TOKEN='s3cret';").contains("sudo -n -H --preserve-env=TOKEN,B -u root");
        assertThat(text.substring(text.indexOf("sudo"))).doesNotContain("s3cret");
    }

    @Test
    void theDirectoryIsEnteredByTheOtherUserWhoMayBeTheOnlyOneAllowedTo() {
        String text =
                text(Command.builder("id").user("root").directory("/root/x").build(), "core");

        assertThat(text.indexOf("cd ")).isGreaterThan(text.indexOf("sudo"));
    }

    @Test
    void aUserNameCannotBeAnOptionOrAScript() {
        for (String user : new String[] {"-x", "a b", "$(id)", "", "a;b"}) {
            assertThatThrownBy(() -> text(Command.builder("id").user(user).build(), "root"))
                    .as(user)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("not the name of a user");
        }
    }

    @Test
    void aCommandLineThatLinuxWouldNotTakeIsRefusedBeforeItIsSent() {
        assertThatThrownBy(() -> text(Command.of("echo", "x".repeat(128 * 1024)), "root"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("standard input");
    }

    private static String text(Command command, String loginUser) {
        return new String(CommandText.of(command, loginUser), UTF_8);
    }
}
