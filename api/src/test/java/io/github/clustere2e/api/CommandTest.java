// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandTest {

    private static final OutputListener LISTENER = (stream, chunk) -> {};
    private static final StandardInput INPUT = StandardInput.of("in");

    @Test
    void argumentsAreKeptExactlyAsGiven() {
        Command command = Command.of("printf", "%s", "", " a  b ", "it's", "$HOME", "*", "näh\n");

        assertThat(command.arguments()).containsExactly("printf", "%s", "", " a  b ", "it's", "$HOME", "*", "näh\n");
    }

    @Test
    void laterChangesOfTheCallersListDoNotReachTheCommand() {
        List<String> arguments = new ArrayList<>(List.of("echo", "one"));
        Command command = Command.builder(arguments).build();

        arguments.set(1, "two");

        assertThat(command.arguments()).containsExactly("echo", "one");
    }

    @Test
    void aScriptIsOneArgumentOfTheShell() {
        assertThat(Command.shell("dmesg | tail -n 3").arguments()).containsExactly("sh", "-c", "dmesg | tail -n 3");
    }

    @Test
    void whatNobodySaidIsTheDefault() {
        Command command = Command.of("true");

        assertThat(command.timeout()).isEqualTo(Command.DEFAULT_TIMEOUT);
        assertThat(command.user()).isEmpty();
        assertThat(command.directory()).isEmpty();
        assertThat(command.environment()).isEmpty();
        assertThat(command.output()).isEmpty();
        assertThat(command.idempotent()).isFalse();
        assertThat(command.anyExitStatus()).isFalse();
    }

    @Test
    void aCommandMadeFromAnotherKeepsEverythingThatIsNotChanged() {
        Command all = Command.builder("login", "hunter2")
                .user("postgres")
                .directory("/srv")
                .environment("B", "2")
                .environment("A", "1")
                .stdin(INPUT)
                .timeout(Duration.ofSeconds(3))
                .output(LISTENER)
                .secret("hunter2")
                .idempotent()
                .anyExitStatus()
                .pty()
                .idleTimeout(Duration.ofSeconds(2))
                .keepOutput(5)
                .build();

        Command copy = all.toBuilder().build();

        assertThat(copy).usingRecursiveComparison().isEqualTo(all);
        assertThat(copy.environment()).containsExactly(Map.entry("B", "2"), Map.entry("A", "1"));
        assertThat(all.toBuilder().user("root").build().user()).contains("root");
        assertThat(all.user()).contains("postgres");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        Command.Builder builder = Command.builder("")
                .directory("srv")
                .environment("A-B", "x\0y")
                .timeout(Duration.ZERO)
                .idleTimeout(Duration.ofSeconds(-1))
                .keepOutput(-1)
                .secret("");

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(
                        "names no program",
                        "NUL character",
                        "'A-B' is not the name of an environment variable",
                        "'srv' is not an absolute path",
                        "time limit of PT0S is not positive",
                        "idle limit of PT-1S is not positive",
                        "keep -1 bytes",
                        "empty secret");
    }

    @Test
    void noProgramAtAllIsRefused() {
        assertThatThrownBy(Command::of)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("names no program");
    }

    @Test
    void itIsShownAsAPersonWouldTypeIt() {
        assertThat(Command.of("echo", "plain/word-1.0", "two words", "it's", ""))
                .hasToString("echo plain/word-1.0 'two words' 'it'\\''s' ''");
    }

    @Test
    void aSecretIsMaskedWhereverTheCommandIsShown() {
        Command command = Command.builder("curl", "-u", "admin:s3cret", "https://example.org/?t=s3cret")
                .secret("s3cret")
                .build();

        assertThat(command).hasToString("curl -u 'admin:***' 'https://example.org/?t=***'");
        assertThat(command.mask("no s3cret here")).isEqualTo("no *** here");
        assertThat(command.arguments()).contains("admin:s3cret");
    }

    @Test
    void aSecretThatHoldsAnotherIsMaskedWhole() {
        Command command = Command.builder("login", "token-and-more")
                .secret("token")
                .secret("token-and-more")
                .build();

        assertThat(command.mask("token-and-more")).isEqualTo("***");
    }

    @Test
    void aSecretThatHasToBeQuotedIsMaskedToo() {
        Command command = Command.builder("login", "it's a secret")
                .secret("it's a secret")
                .build();

        assertThat(command.toString()).doesNotContain("secret").isEqualTo("login '***'");
    }
}
