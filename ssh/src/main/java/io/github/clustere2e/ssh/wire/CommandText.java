// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh.wire;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is sent to the login shell for a command.
 *
 * <p>The shell does as little as it can and then becomes the program, so that the fast path has one process only, and
 * the program is what sshd started: the leader of a session of its own, whose status sshd reports. Before, the shell
 * writes its process id as the first line of the standard error, which is cut out again ({@code ErrorHead}); a command
 * that has to be ended is found by it.
 */
public final class CommandText {

    /** Stands before the process id. */
    public static final String MARK = "cluster-e2e-pid:";

    /** As with {@code env} and {@code chroot}: the command was not even begun. */
    public static final int NOT_BEGUN = 125;

    /** Linux passes no longer argument than this, and the whole text is one. */
    private static final int LONGEST = 128 * 1024 - 1;

    private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*\\$?");

    private CommandText() {}

    /**
     * Writes it.
     *
     * @param command what to run
     * @param loginUser who logs in
     * @return one line, in UTF-8
     * @throws InvalidInputException if it is too long, or its user can be none
     */
    public static byte[] of(Command command, String loginUser) {
        StringBuilder text = new StringBuilder(256);
        text.append("echo ").append(MARK).append("$$ >&2;");
        Optional<String> bySudo = sudoUser(command, loginUser);
        Optional<String> byRoot = bySudo.isPresent() ? Optional.empty() : otherUser(command, loginUser);
        byRoot.ifPresent(user -> home(text, checked(command, user)));
        command.environment()
                .forEach((name, value) -> text.append("export ")
                        .append(name)
                        .append('=')
                        .append(Shell.quote(value))
                        .append(';'));
        if (command.directory().isPresent() && bySudo.isEmpty()) {
            text.append("cd ").append(Shell.quote(command.directory().get())).append("||exit " + NOT_BEGUN + ";");
        }
        text.append("exec ");
        bySudo.ifPresent(user -> sudo(text, checked(command, user), command));
        byRoot.ifPresent(user -> text.append("runuser -u ").append(user).append(" -- "));
        text.append(Shell.quote(command.arguments()));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST) {
            throw new InvalidInputException("'" + abbreviated(command.toString()) + "' is " + bytes.length
                    + " bytes long with its quoting, and Linux takes no more than " + LONGEST
                    + ". Give long data on the standard input or in a file");
        }
        return bytes;
    }

    /**
     * Returns the user that only sudo can switch to.
     *
     * @param command what to run
     * @param loginUser who logs in
     * @return empty if none is needed, or root logs in
     */
    public static Optional<String> sudoUser(Command command, String loginUser) {
        return loginUser.equals("root") ? Optional.empty() : otherUser(command, loginUser);
    }

    private static Optional<String> otherUser(Command command, String loginUser) {
        return command.user().filter(user -> !user.equals(loginUser));
    }

    /**
     * As root: {@code runuser} asks no policy and passes the environment on, which {@code sudo} does not, and is a part
     * of util-linux, which {@code sudo} is not. It leaves the variables below to us.
     */
    private static void home(StringBuilder text, String user) {
        text.append("HOME=~")
                .append(user)
                .append(";USER=")
                .append(user)
                .append(";LOGNAME=")
                .append(user)
                .append(";export HOME USER LOGNAME;");
    }

    /**
     * As anybody else. The values of variables pass through sudo's environment, not through its arguments: it writes
     * those to the system log.
     */
    private static void sudo(StringBuilder text, String user, Command command) {
        text.append("sudo -n -H ");
        if (!command.environment().isEmpty()) {
            text.append("--preserve-env=")
                    .append(String.join(",", command.environment().keySet()))
                    .append(' ');
        }
        text.append("-u ").append(user).append(" -- ");
        command.directory()
                .ifPresent(directory -> text.append("sh -c 'cd \"$1\"||exit " + NOT_BEGUN + ";shift;exec \"$@\"' sh ")
                        .append(Shell.quote(directory))
                        .append(' '));
    }

    /**
     * Checks the name of a user whom no command names.
     *
     * @param user a name
     * @return the name
     * @throws InvalidInputException if it can be none
     */
    public static String checked(String user) {
        return checked(user, user);
    }

    private static String checked(Command command, String user) {
        return checked(user, command.mask(user));
    }

    private static String checked(String user, String shown) {
        if (!USER.matcher(user).matches()) {
            throw new InvalidInputException("'" + shown + "' is not the name of a user");
        }
        return user;
    }

    private static String abbreviated(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
