// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.backend.hosts.Inventory.Variable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads an Ansible inventory in its YAML form, as {@code ansible-inventory --list --yaml} writes it as well. */
final class AnsibleYaml {

    private final Inventory inventory;

    private AnsibleYaml(Inventory inventory) {
        this.inventory = inventory;
    }

    static void read(Path file, Inventory inventory, Problems problems) {
        AnsibleYaml reader = new AnsibleYaml(inventory);
        YamlValue root = YamlValue.read(file, problems)
                .orElseThrow(() -> new InvalidInputException(file + " is empty: an inventory names groups with hosts"));
        Map<String, YamlValue> groups = root.map("the inventory");
        if (groups.containsKey("plugin") || groups.containsKey("_meta")) {
            root.problem("this is "
                    + (groups.containsKey("plugin")
                            ? "the configuration of a plugin"
                            : "what a dynamic" + " inventory prints")
                    + ", and not an inventory: " + AnsibleHosts.LIST);
            return;
        }
        groups.forEach(reader::group);
    }

    /** The variables of a file in {@code group_vars} or {@code host_vars}. */
    static Map<String, Variable> variables(Path file, Problems problems) {
        return YamlValue.read(file, problems)
                .map(root -> variables(root.map("the variables")))
                .orElse(Map.of());
    }

    private void group(String name, YamlValue group) {
        inventory.group(name);
        group.map("group " + name).forEach((key, value) -> {
            switch (key) {
                case "hosts" -> hosts(name, value);
                case "vars" -> inventory.group(name).variables.putAll(variables(value.map(key)));
                case "children" ->
                    value.map(key).forEach((child, content) -> {
                        inventory.group(name).children.put(child, content.place());
                        group(child, content);
                    });
                default ->
                    value.problem("a group has the keys 'hosts', 'vars' and 'children', and not '" + key
                            + "': put what is of a host under 'hosts'");
            }
        });
    }

    private void hosts(String group, YamlValue hosts) {
        hosts.map("hosts").forEach((pattern, content) -> {
            try {
                Map<String, Variable> variables = variables(content.map("host " + pattern));
                HostRanges.expand(pattern).forEach(name -> inventory.host(group, name, variables, content.place()));
            } catch (InvalidInputException e) {
                content.problem(e);
            }
        });
    }

    /** Lists and maps are variables that say nothing of how to log in. */
    private static Map<String, Variable> variables(Map<String, YamlValue> values) {
        Map<String, Variable> variables = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (!value.isMap() && !value.isList() && !value.isNothing()) {
                value.text(name)
                        .ifPresent(text -> variables.put(
                                name, new Variable(text, value.foreignTag().orElse(""), value.place())));
            }
        });
        return variables;
    }
}
