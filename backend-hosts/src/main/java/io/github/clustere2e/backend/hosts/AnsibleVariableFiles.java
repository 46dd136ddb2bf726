// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.backend.hosts.Inventory.Variable;
import io.github.clustere2e.backend.hosts.Problems.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the variables that stand beside an inventory, in {@code group_vars} and {@code host_vars}. */
record AnsibleVariableFiles(Path inventoryFile, Problems problems) {

    private static final List<String> ENDINGS = List.of("", ".yml", ".yaml", ".json");

    void addTo(Inventory inventory) {
        List.copyOf(inventory.groups.keySet())
                .forEach(group -> inventory.group(group).variables.putAll(of("group_vars", group)));
        inventory.group(Inventory.ALL).variables.putAll(of("group_vars", Inventory.ALL));
        inventory.hosts.forEach((host, variables) -> variables.putAll(of("host_vars", host)));
    }

    private Map<String, Variable> of(String directory, String name) {
        Map<String, Variable> variables = new LinkedHashMap<>();
        Path parent = inventoryFile.toAbsolutePath().resolveSibling(directory);
        for (String ending : ENDINGS) {
            Path file = parent.resolve(name + ending);
            if (Files.isRegularFile(file)) {
                variables.putAll(read(file));
            } else if (ending.isEmpty() && Files.isDirectory(file)) {
                list(file).forEach(each -> variables.putAll(read(each)));
            }
        }
        return variables;
    }

    private Map<String, Variable> read(Path file) {
        if (FilePaths.read(file).startsWith("$ANSIBLE_VAULT")) {
            problems.add(
                    new Place(file, 1),
                    "this file is encrypted by ansible-vault, which is not read here: keep how"
                            + " to log in in a file that is not, or use ~/.ssh/config");
            return Map.of();
        }
        return AnsibleYaml.variables(file, problems);
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new InvalidInputException(directory + " cannot be read: " + e, e);
        }
    }
}
