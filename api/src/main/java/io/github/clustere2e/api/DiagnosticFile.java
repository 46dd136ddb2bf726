// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.regex.Pattern;

/**
 * A file that tells of a node.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name its name without a directory, such as {@code events.txt}: letters, digits, dots, dashes and underscores, 100
 *     at most, the first a letter or a digit
 * @param mediaType what is in it, such as {@code text/plain} or {@code application/json}
 * @param text what is in it; of a longer text than {@link #MOST} the end, after a line that says so
 * @since 0.1
 */
public record DiagnosticFile(String name, String mediaType, String text) {

    /** How long a text may be, in characters: 1 Mi. */
    public static final int MOST = 1 << 20;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /**
     * Checks what it is given.
     *
     * @param name as the record says
     * @param mediaType as the record says
     * @param text as the record says, at any length
     * @throws InvalidInputException if the name is none
     */
    public DiagnosticFile {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInputException(
                    "'" + name + "' is no name of a diagnostic file: take letters, digits, '.', '-' and"
                            + " '_', 100 at most, and begin with a letter or a digit");
        }
        if (text.length() > MOST) {
            int left = text.length() - MOST;
            text = "[the first " + left + " characters are left out]\n" + text.substring(left);
        }
    }
}
