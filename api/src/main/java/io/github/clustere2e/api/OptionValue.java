// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

/**
 * A backend's option as somebody gave it: by name, as text.
 *
 * @param name the option's name, perhaps with a role behind a dot
 * @param value its value; the backend reads it
 * @since 0.1
 */
public record OptionValue(String name, String value) {

    /**
     * Reads an option as it is written on a command line.
     *
     * @param text {@code NAME=VALUE}
     * @return the option
     * @throws InvalidInputException if there is no name or no equals sign
     */
    public static OptionValue parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new InvalidInputException("'" + text + "' is not NAME=VALUE, such as memory=512m");
        }
        return new OptionValue(text.substring(0, equals), text.substring(equals + 1));
    }

    @Override
    public String toString() {
        return name + "=" + value;
    }
}
