// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh.wire;

import java.util.List;
import java.util.stream.Collectors;

/** Words that a POSIX shell reads as exactly what they are. */
public final class Shell {

    private Shell() {}

    /**
     * Quotes a word: within single quotes every character but the quote stands for itself.
     *
     * @param word any word
     * @return the word in quotes
     */
    public static String quote(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /**
     * Quotes words.
     *
     * @param words any words
     * @return them in quotes, with a blank between them
     */
    public static String quote(List<String> words) {
        return words.stream().map(Shell::quote).collect(Collectors.joining(" "));
    }
}
