// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.backend.docker.DockerOptions;
import io.github.clustere2e.backend.docker.DockerOptionsBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads options that are given by name; finds everything that is wrong before it complains. */
final class OptionReading {

    private static final int CLOSE = 3;

    private final DockerOptionsBuilder builder = DockerOptions.builder();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private OptionReading() {}

    static DockerOptions read(List<OptionValue> values) {
        OptionReading reading = new OptionReading();
        values.forEach(reading::read);
        if (reading.seen.contains("network") && reading.seen.contains("subnet")) {
            reading.problems.add(
                    "network and subnet: a subnet is only for a network of the cluster's own: leave one out");
        }
        reading.problems.addAll(reading.builder.problems());
        if (!reading.problems.isEmpty()) {
            throw new InvalidInputException(
                    "These options of the Docker backend cannot be:\n  " + String.join("\n  ", reading.problems));
        }
        return reading.builder.build();
    }

    private void read(OptionValue given) {
        int dot = given.name().indexOf('.');
        String name = dot < 0 ? given.name() : given.name().substring(0, dot);
        String role = dot < 0 ? "" : given.name().substring(dot + 1);
        Optional<NamedOption> option = OptionTable.ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
        if (option.isEmpty()) {
            problems.add("there is no option '" + name + "'" + meant(name) + ". There are: " + names());
        } else if (!option.get().repeatable() && !seen.add(given.name())) {
            problems.add(given.name() + ": it is given twice, and there can be only one");
        } else {
            set(option.get(), given, role);
        }
    }

    private void set(NamedOption option, OptionValue given, String role) {
        try {
            option.set(builder, role, given.value());
        } catch (InvalidInputException e) {
            problems.add(given.name() + ": " + e.getMessage());
        }
    }

    private static String names() {
        return OptionTable.ALL.stream().map(option -> option.describe().name()).collect(Collectors.joining(", "));
    }

    private static String meant(String name) {
        return OptionTable.ALL.stream()
                .map(NamedOption::name)
                .filter(other -> distance(name, other) < CLOSE)
                .min(Comparator.comparingInt(other -> distance(name, other)))
                .map(other -> " (did you mean '" + other + "'?)")
                .orElse("");
    }

    /** How many letters have to be put in, left out or changed (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
