// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.InvalidInputException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Signals by their names. */
final class Signals {

    /** RFC 4254, section 6.10, names these; the numbers are those of Linux. */
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("HUP", 1),
            Map.entry("INT", 2),
            Map.entry("QUIT", 3),
            Map.entry("ILL", 4),
            Map.entry("ABRT", 6),
            Map.entry("FPE", 8),
            Map.entry("KILL", 9),
            Map.entry("USR1", 10),
            Map.entry("SEGV", 11),
            Map.entry("USR2", 12),
            Map.entry("PIPE", 13),
            Map.entry("ALRM", 14),
            Map.entry("TERM", 15));

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9+-]*|[1-9][0-9]?");

    private Signals() {}

    /** As shells count it. For a signal that SSH has no name for only 128 is known. */
    static int exitStatus(String name) {
        return 128 + NUMBERS.getOrDefault(name, 0);
    }

    /** The name as {@code kill -s} takes it. */
    static String checked(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        String bare = upper.startsWith("SIG") ? upper.substring(3) : upper;
        if (!NAME.matcher(bare).matches()) {
            throw new InvalidInputException("'" + name + "' is not a signal: use a name such as TERM or KILL");
        }
        return bare;
    }
}
