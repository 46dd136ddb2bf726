// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Names of nodes and what nodes say, as paths that stay in a directory of this machine, whatever its system is.
 *
 * <p>What a path may not have, here or elsewhere, becomes {@code %} and its bytes in hexadecimal digits, as in a URL.
 */
final class SafePath {

    private static final String SPECIAL = "/\\:*?\"<>|%";

    private static final Pattern DOTS = Pattern.compile("\\.*");

    private SafePath() {}

    /** One name, also for what would be a path. */
    static String name(String text) {
        if (text.isEmpty()) {
            return "%";
        }
        boolean dots = DOTS.matcher(text).matches();
        StringBuilder name = new StringBuilder();
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (unit & 0xff);
            if (c < ' ' || c > '~' || SPECIAL.indexOf(c) >= 0 || dots) {
                name.append('%').append(String.format("%02X", (int) c));
            } else {
                name.append(c);
            }
        }
        return name.toString();
    }

    /** A path of a node below a directory of this machine. */
    static Path below(Path directory, String remote) {
        Path path = directory;
        for (String name : remote.split("/+", -1)) {
            if (!name.isEmpty()) {
                path = path.resolve(name(name));
            }
        }
        return path;
    }
}
