// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.util.List;
import java.util.stream.Collectors;

/** Words that a POSIX shell reads as exactly what they are. */
final class Shell {

    private Shell() {}

    /** Within single quotes every character but the quote stands for itself. */
    static String quote(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    static String quote(List<String> words) {
        return words.stream().map(Shell::quote).collect(Collectors.joining(" "));
    }
}
