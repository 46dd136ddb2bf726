// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.OptionDescription;
import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.internal.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Options of an installer as somebody gave them by name, checked against those that it has.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class InstallerOptions {

    private final String installer;
    private final List<OptionValue> values;

    private InstallerOptions(String installer, List<OptionValue> values) {
        this.installer = installer;
        this.values = List.copyOf(values);
    }

    /**
     * Describes the option that {@link #roles()} reads.
     *
     * @return to be among {@link InstallerProvider#options()}
     */
    public static OptionDescription rolesOption() {
        return new OptionDescription(
                "roles", "ROLE,...", "all nodes", true, "Installs on the nodes of these roles only.");
    }

    /**
     * Checks options.
     *
     * @param provider whose options they are
     * @param values in the order in which they were given
     * @return the options
     * @throws InvalidInputException that names everything that is wrong: names that there are not, with those that there
     *     are, and what is given several times and may not be
     */
    public static InstallerOptions of(InstallerProvider provider, List<OptionValue> values) {
        List<String> names =
                provider.options().stream().map(OptionDescription::name).toList();
        List<String> problems = new ArrayList<>();
        values.stream()
                .filter(value -> !names.contains(value.name()))
                .forEach(value -> problems.add("it has no option '" + value.name() + "'; it has: "
                        + (names.isEmpty() ? "none" : String.join(", ", names))));
        for (OptionDescription option : provider.options()) {
            long count = values.stream()
                    .filter(value -> value.name().equals(option.name()))
                    .count();
            if (count > 1 && !option.repeatable()) {
                problems.add("'" + option.name() + "' is given " + count + " times: give it once");
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(
                    "Installer '" + provider.id() + "' cannot have these options: " + String.join("; ", problems));
        }
        return new InstallerOptions(provider.id(), values);
    }

    /**
     * Reads options from a YAML file: a map of names and values, of which one that is a list stands for several.
     *
     * @param file a file of this machine
     * @return the options, in the file's order
     * @throws InvalidInputException if it is no map; it says where
     */
    public static List<OptionValue> read(Path file) {
        List<OptionValue> values = new ArrayList<>();
        Yaml.map(file).forEach((name, value) -> {
            List<?> all = value instanceof List<?> list ? list : List.of(value);
            all.forEach(one -> values.add(new OptionValue(name, String.valueOf(one))));
        });
        return values;
    }

    /**
     * Returns a value.
     *
     * @param name the option
     * @return empty if it was not given
     */
    public Optional<String> text(String name) {
        return all(name).stream().findFirst();
    }

    /**
     * Returns all values of an option that may be given several times.
     *
     * @param name the option
     * @return in the order in which they were given
     */
    public List<String> all(String name) {
        return values.stream()
                .filter(value -> value.name().equals(name))
                .map(OptionValue::value)
                .collect(Collectors.toList());
    }

    /**
     * Returns the words of an option whose values are lists, and that may be given several times.
     *
     * @param name the option
     * @return what stands between commas, in the order in which it was given
     */
    public List<String> words(String name) {
        return all(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /**
     * Returns roles: the {@linkplain #words words} of the option {@code roles}.
     *
     * @return in the order in which they were given; none if it was not given
     * @throws InvalidInputException if one is no role
     */
    public List<Role> roles() {
        return words("roles").stream().map(Role::of).toList();
    }

    /**
     * Returns a file of this machine.
     *
     * @param name the option
     * @return empty if it was not given
     * @throws InvalidInputException if there is no such file
     */
    public Optional<Path> file(String name) {
        return text(name).map(value -> {
            Path file = Path.of(value);
            if (!Files.isRegularFile(file)) {
                throw wrong(name, value, Files.exists(file) ? "that is not a file" : "there is no such file");
            }
            return file;
        });
    }

    /**
     * Returns whether something is wanted.
     *
     * @param name the option
     * @param otherwise what holds if it was not given
     * @return the value
     * @throws InvalidInputException if it is neither {@code true} nor {@code false}
     */
    public boolean flag(String name, boolean otherwise) {
        String value = text(name).orElse(String.valueOf(otherwise));
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name, value, "say true or false");
        };
    }

    /**
     * Returns a whole number.
     *
     * @param name the option
     * @param otherwise what holds if it was not given
     * @return the value
     * @throws InvalidInputException if it is none
     */
    public int number(String name, int otherwise) {
        String value = text(name).orElse(String.valueOf(otherwise));
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw wrong(name, value, "say a whole number");
        }
    }

    /**
     * Makes an error about one value.
     *
     * @param name the option
     * @param value what was given
     * @param help what is wrong or what helps, in words that go on after a colon
     * @return the error, to throw
     */
    public InvalidInputException wrong(String name, String value, String help) {
        return new InvalidInputException(
                "Option '" + name + "' of installer '" + installer + "' cannot be '" + value + "': " + help);
    }
}
