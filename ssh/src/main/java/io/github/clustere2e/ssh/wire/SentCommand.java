// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@link CommandText} wrote for somebody who logs in as root, read back.
 *
 * @param environment what is added to the environment, in its order
 * @param directory where it runs; empty for the user's home
 * @param user as whom it runs; empty for who logs in
 * @param arguments the program and its arguments
 */
public record SentCommand(
        Map<String, String> environment, Optional<String> directory, Optional<String> user, List<String> arguments) {

    private static final String HEAD = "echo " + CommandText.MARK + "$$ >&2;";
    private static final String BY_ROOT = "runuser -u ";

    private static final Pattern HOME = Pattern.compile("HOME=~([^;]*);USER=\\1;LOGNAME=\\1;export HOME USER LOGNAME;");

    private static final Pattern EXPORT = Pattern.compile("export ([A-Za-z_][A-Za-z0-9_]*)=");

    /**
     * Checks what it is given.
     *
     * @param environment as the record says
     * @param directory as the record says
     * @param user as the record says
     * @param arguments as the record says
     */
    public SentCommand {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        arguments = List.copyOf(arguments);
    }

    /**
     * Reads it.
     *
     * @param text what came for the login shell
     * @return empty if it is nothing that {@link CommandText} writes, such as what a person has typed
     */
    public static Optional<SentCommand> read(String text) {
        ShellReader rest = new ShellReader(text);
        if (!rest.skip(HEAD)) {
            return Optional.empty();
        }
        Optional<String> user = rest.match(HOME).map(found -> found.group(1));
        Map<String, String> environment = new LinkedHashMap<>();
        for (Optional<Matcher> name = rest.match(EXPORT); name.isPresent(); name = rest.match(EXPORT)) {
            environment.put(name.get().group(1), rest.quoted());
            rest.skip(";");
        }
        Optional<String> directory = Optional.empty();
        if (rest.skip("cd ")) {
            directory = Optional.of(rest.quoted());
            rest.skip("||exit " + CommandText.NOT_BEGUN + ";");
        }
        if (!rest.skip("exec ") || (user.isPresent() && !rest.skip(BY_ROOT + user.get() + " -- "))) {
            return Optional.empty();
        }
        List<String> arguments = rest.words();
        return rest.atEnd() && !arguments.isEmpty()
                ? Optional.of(new SentCommand(environment, directory, user, arguments))
                : Optional.empty();
    }
}
