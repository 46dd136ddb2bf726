// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.InvalidInputException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands for something else in OpenSSH's configuration: {@code ~} and the tokens of ssh_config(5). */
final class OpenSshPaths {

    private static final Pattern TOKEN = Pattern.compile("%(.)");

    private OpenSshPaths() {}

    /** Replaces {@code ~/}; what is relative stays so. */
    static Path absolute(Path home, String path) {
        return path.startsWith("~/") ? home.resolve(path.substring(2)) : Path.of(path);
    }

    /** Replaces the tokens that are given, each by its letter, and {@code %%}. */
    static String expand(String text, Map<Character, String> tokens) {
        return TOKEN.matcher(text).replaceAll(match -> {
            char token = match.group(1).charAt(0);
            String value = token == '%' ? "%" : tokens.get(token);
            if (value == null) {
                throw new InvalidInputException("'" + text + "' has %" + token + ", which is not understood here");
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
