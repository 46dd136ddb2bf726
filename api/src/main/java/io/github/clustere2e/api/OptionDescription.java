// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

/**
 * An option that a backend has by name, for the command line and for files.
 *
 * @param name its name; one that ends with {@code [.ROLE]} may be given with a role behind a dot, for the nodes of that
 *     role alone
 * @param form how its value is written, such as {@code SIZE}
 * @param defaultValue what holds when it is not given, in words
 * @param repeatable whether it may be given several times, each of which adds something
 * @param description what it does and where its limits are, in sentences
 * @since 0.1
 */
public record OptionDescription(
        String name, String form, String defaultValue, boolean repeatable, String description) {}
