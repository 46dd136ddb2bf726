// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.backend.docker.Access;
import io.github.clustere2e.backend.docker.Distribution;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Values of options as people write them. */
final class OptionText {

    private OptionText() {}

    /** Reads a value. */
    @FunctionalInterface
    interface Reader<T> {

        T read(String text);
    }

    static boolean yes(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidInputException("'" + text + "' is neither true nor false");
        };
    }

    static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new InvalidInputException("'" + text + "' is not a number: write it as 2 or 1.5", e);
        }
    }

    static Map.Entry<String, String> pair(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new InvalidInputException("'" + text + "' has no name and value: write NAME=VALUE");
        }
        return Map.entry(text.substring(0, equals), text.substring(equals + 1));
    }

    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new InvalidInputException("'" + text + "' cannot be a path: " + e.getReason(), e);
        }
    }

    static String distributions() {
        return Arrays.stream(Distribution.values())
                .map(distribution -> "`" + distribution.id() + "`")
                .collect(Collectors.joining(", "));
    }

    static Access access(String text) {
        for (Access access : Access.values()) {
            if (access.name().toLowerCase(Locale.ROOT).equals(text)) {
                return access;
            }
        }
        throw new InvalidInputException("'" + text + "' is no way to nodes: write automatic, direct or published");
    }
}
