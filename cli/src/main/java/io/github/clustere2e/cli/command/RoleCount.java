// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * So many nodes of one role, as {@code --role broker=3} says it.
 *
 * @param role what they are for
 * @param count how many
 */
record RoleCount(Role role, int count) {

    /** Reads {@code ROLE=N} for picocli. */
    static final class Converter implements ITypeConverter<RoleCount> {

        @Override
        public RoleCount convert(String value) {
            int equals = value.indexOf('=');
            if (equals < 0) {
                throw new TypeConversionException("'" + value + "' is not ROLE=N, such as broker=3");
            }
            try {
                return new RoleCount(
                        Role.of(value.substring(0, equals)), Integer.parseInt(value.substring(equals + 1)));
            } catch (NumberFormatException e) {
                throw new TypeConversionException(
                        "'" + value.substring(equals + 1) + "' is not a whole number: write ROLE=N, such as broker=3");
            } catch (InvalidInputException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
