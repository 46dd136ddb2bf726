// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the three standard streams.
 *
 * @param in whether standard input is a terminal
 * @param out whether standard output is a terminal
 * @param err whether standard error is a terminal
 * @param columns how wide the terminal is
 * @param color whether colour is welcome on a terminal
 * @param unicode whether the terminal shows more than ASCII
 */
public record Terminal(boolean in, boolean out, boolean err, int columns, boolean color, boolean unicode) {

    /**
     * The environment variable by which the launcher says which streams are terminals: any of the digits 0, 1 and 2,
     * as {@code test -t} found them. The JDK cannot tell them apart.
     */
    public static final String TERMINALS = "CLUSTER_E2E_TERMINALS";

    private static final int DEFAULT_COLUMNS = 80;
    private static final int FEWEST_COLUMNS = 20;

    /** Returns what is known when all three streams are files or pipes. */
    public static Terminal none() {
        return new Terminal(false, false, false, DEFAULT_COLUMNS, false, false);
    }

    /** Finds out about this process. */
    public static Terminal detect(Map<String, String> environment) {
        String told = environment.get(TERMINALS);
        boolean dumb = "dumb".equals(environment.get("TERM"));
        return new Terminal(
                is(0, told),
                is(1, told) && !dumb,
                is(2, told) && !dumb,
                columns(environment.getOrDefault("COLUMNS", "")),
                environment.getOrDefault("NO_COLOR", "").isEmpty(),
                utf8(environment));
    }

    private static boolean is(int descriptor, @Nullable String told) {
        if (told != null) {
            return told.indexOf('0' + descriptor) >= 0;
        }
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | InvalidPathException | UnsupportedOperationException e) {
            // No such file system here. Plain output is right everywhere, if not beautiful.
            return false;
        }
    }

    private static int columns(String text) {
        try {
            return Math.max(FEWEST_COLUMNS, Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return DEFAULT_COLUMNS;
        }
    }

    /** The first of these variables that is set decides (POSIX, section 8.2). */
    private static boolean utf8(Map<String, String> environment) {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8");
            }
        }
        return false;
    }
}
