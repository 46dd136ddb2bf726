// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@link Shell} quotes, and the fixed text around it. Not thread-safe. */
final class ShellReader {

    private static final String QUOTE = "'\\''";

    private final String text;
    private int position;

    ShellReader(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return position == text.length();
    }

    boolean skip(String expected) {
        if (!text.startsWith(expected, position)) {
            return false;
        }
        position += expected.length();
        return true;
    }

    Optional<Matcher> match(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        position = matcher.end();
        return Optional.of(matcher);
    }

    /** Words in single quotes with one blank between them, until something else comes. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        if (text.startsWith("'", position)) {
            words.add(quoted());
            while (text.startsWith(" '", position)) {
                position++;
                words.add(quoted());
            }
        }
        return words;
    }

    /** One word in single quotes; empty if there is none. */
    String quoted() {
        StringBuilder word = new StringBuilder();
        if (!skip("'")) {
            return "";
        }
        while (!atEnd()) {
            if (skip(QUOTE)) {
                word.append('\'');
            } else if (skip("'")) {
                break;
            } else {
                word.append(text.charAt(position++));
            }
        }
        return word.toString();
    }
}
