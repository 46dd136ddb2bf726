// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import java.util.ArrayList;
import java.util.List;

/** Splits a line as a shell does, as far as examples need it: quotes, backslashes, comments and what is between commands. */
final class ShellWords {

    /** What ends a simple command; redirections do too, as they are no arguments. */
    private static final String ENDS = "|&;<>()";

    private final List<List<String>> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;

    private ShellWords() {}

    /** The words of each simple command of a line. */
    static List<List<String>> commands(String line) {
        return new ShellWords().split(line);
    }

    private List<List<String>> split(String line) {
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (c == '#' && !inWord) {
                break;
            } else if (c == '\'' || c == '"') {
                int end = line.indexOf(c, i + 1);
                end = end < 0 ? line.length() : end;
                word.append(line, i + 1, end);
                inWord = true;
                i = end;
            } else if (c == '\\' && i + 1 < line.length()) {
                i++;
                word.append(line.charAt(i));
                inWord = true;
            } else if (Character.isWhitespace(c)) {
                endWord();
            } else if (ENDS.indexOf(c) >= 0) {
                endWord();
                endCommand();
            } else {
                word.append(c);
                inWord = true;
            }
            i++;
        }
        endWord();
        endCommand();
        return commands;
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }

    private void endCommand() {
        if (!words.isEmpty()) {
            commands.add(words);
            words = new ArrayList<>();
        }
    }
}
