// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.ssh.wire.CommandText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells sudo's refusal from a failure of the command that it was to run: both end with status 1.
 *
 * <p>The command is not wrapped into something that would tell that it has begun, since a rule of sudo's may allow just
 * that command and no shell. So sudo is known by its words, which are in English unless the node's locale is another;
 * then a refusal is what it looks like, a command that failed and said why.
 *
 * <p>A command may call sudo itself, and fail by its refusal. That one is told apart where it says what ours cannot say;
 * a {@code sudo -n} in a script says the very same, unless the command's arguments or its output give it away.
 */
final class SudoErrors {

    private static final int REFUSED = 1;

    private static final int NOT_FOUND = 127;

    /** Refusals are short. What is longer comes from a command that ran. */
    private static final int LONGEST = 16 * 1024;

    /** Those of sudo since 1.8 and of sudo-rs; not its warnings, after which it goes on. */
    private static final Pattern REFUSAL = Pattern.compile(
            "^(sudo: (?:a password is required"
                    + "|sorry, |interactive authentication is required|I'm sorry "
                    + "|unknown user|user '.*' not found|account validation failure|no valid sudoers sources"
                    + "|effective uid is not 0|.* must be owned by uid 0|The \"no new privileges\" flag).*"
                    + "|Sorry, user .* (?:is not allowed to execute|may not run sudo) .*"
                    + "|\\S+ is not in the sudoers file.*|\\S+ is not allowed to run sudo on .*)$",
            Pattern.MULTILINE);

    /** What only a sudo says that would ask for a password, and so without {@code -n}: in C and in sudo-rs. */
    private static final Pattern ASKED =
            Pattern.compile("^sudo: (?:[Aa] terminal is required|no tty present).*$", Pattern.MULTILINE);

    private static final Pattern MISSING =
            Pattern.compile("^.*exec: (sudo: (?:command )?not found).*$", Pattern.MULTILINE);

    private SudoErrors() {}

    /** The error, if this is what sudo's refusal comes to; empty if the command ran, or was to run without sudo. */
    static Optional<SudoRefusedException> in(CommandResult result, String loginUser) {
        boolean bySudo = CommandText.sudoUser(result.command(), loginUser).isPresent()
                // Else the words may come from a sudo of its own.
                && result.command().arguments().stream().noneMatch(argument -> argument.contains("sudo"));
        return switch (result.exitStatus()) {
            case REFUSED -> bySudo ? said(REFUSAL, result, loginUser) : Optional.empty();
            case NOT_FOUND -> bySudo ? said(MISSING, result, loginUser) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<SudoRefusedException> said(Pattern words, CommandResult result, String loginUser) {
        // A terminal has one stream for both.
        boolean pty = result.command().pty();
        String text = pty ? result.stdout() : result.stderr();
        boolean hasRun =
                text.length() > LONGEST || (!pty && result.stdoutSize() > 0) || byAnother(text, result.command());
        Matcher matcher = words.matcher(text.replace("\r", ""));
        return !hasRun && matcher.find() ? Optional.of(error(result, loginUser, matcher.group(1))) : Optional.empty();
    }

    /** Whether another sudo says so than ours, which asks for nothing, and names the user that logs in. */
    private static boolean byAnother(String text, Command command) {
        String user = Pattern.quote(command.user().orElseThrow());
        Pattern named = Pattern.compile(
                "^(?:Sorry, user |sudo: I'm sorry )?" + user
                        + "(?: is not allowed | may not run sudo | is not in the sudoers file|\\. I'm afraid )",
                Pattern.MULTILINE);
        return ASKED.matcher(text).find() || named.matcher(text).find();
    }

    private static SudoRefusedException error(CommandResult result, String loginUser, String words) {
        Command command = result.command();
        String user = command.mask(command.user().orElseThrow());
        return new SudoRefusedException(
                result.node(),
                Trouble.SUDO.explain("'" + command + "' was not run, since sudo did not let " + loginUser
                        + " run it as " + user + ": '" + command.mask(words) + "'. " + cure(words, loginUser)));
    }

    private static String cure(String words, String loginUser) {
        if (words.endsWith("not found") && !words.contains("user")) {
            return "Install sudo on the node, or log in as root";
        } else if (words.contains("unknown user") || words.contains("' not found")) {
            return "Is the user's name spelled right?";
        } else if (words.contains("environment")) {
            return "Add the tag SETENV to the rule in /etc/sudoers.d, or run the command without variables";
        } else if (words.contains("tty")) {
            return "Put 'Defaults:" + loginUser + " !requiretty' into a file in /etc/sudoers.d";
        }
        return "Put '" + loginUser + " ALL=(ALL) NOPASSWD: ALL' into a file in /etc/sudoers.d on the node, or log in as"
                + " a user who may do that";
    }
}
