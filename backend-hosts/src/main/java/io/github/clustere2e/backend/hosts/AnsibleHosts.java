// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.hosts.Problems.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes a pool of an Ansible inventory: its hosts in their order, and its groups as roles. */
final class AnsibleHosts {

    static final String LIST = "let Ansible write it down, with ansible-inventory -i INVENTORY --list --yaml >"
            + " hosts.yml, and give that file";

    /** What inventories of DC/OS call its roles; other groups are roles of their own name. */
    private static final Map<String, Role> USUAL = Map.of(
            "masters", Role.MASTER,
            "agents", Role.AGENT,
            "public_agents", Role.PUBLIC_AGENT,
            "agents_public", Role.PUBLIC_AGENT,
            "agents_private", Role.AGENT);

    private final Path file;
    private final Map<String, Role> roles;
    private final Problems problems = new Problems();
    private final Inventory inventory = new Inventory();

    private AnsibleHosts(Path file, Map<String, Role> roles) {
        this.file = file;
        this.roles = roles;
    }

    static HostsOptions read(Path file, Map<String, Role> roles) {
        return new AnsibleHosts(file, roles).read();
    }

    private HostsOptions read() {
        refuseDynamic();
        if (isYaml()) {
            AnsibleYaml.read(file, inventory, problems);
        } else {
            AnsibleIni.read(file, inventory, problems);
        }
        new AnsibleVariableFiles(file, problems).addTo(inventory);
        refuseUnknownGroups();
        List<Host> hosts = new ArrayList<>();
        inventory.hosts.keySet().forEach(name -> host(name).ifPresent(hosts::add));
        problems.refuse("The inventory " + file);
        if (hosts.isEmpty()) {
            throw new InvalidInputException("The inventory " + file + " names no host");
        }
        return HostsOptions.of(hosts);
    }

    private Optional<Host> host(String name) {
        HostBuilder host = new AnsibleLogin(file, inventory.variablesOf(name), problems).host(name);
        inventory.groupsOf(name).forEach(group -> role(group).ifPresent(host::roles));
        try {
            return Optional.of(host.build());
        } catch (InvalidInputException e) {
            problems.add(inventory.places.getOrDefault(name, new Place(file, 1)), e);
            return Optional.empty();
        }
    }

    private Optional<Role> role(String group) {
        if (!roles.isEmpty()) {
            return Optional.ofNullable(roles.get(group));
        }
        if (group.equals(Inventory.UNGROUPED)) {
            return Optional.empty();
        }
        String name = group.toLowerCase(Locale.ROOT).replace('-', '_');
        Role usual = USUAL.get(name);
        try {
            return Optional.of(usual == null ? Role.of(name) : usual);
        } catch (InvalidInputException e) {
            return Optional.empty(); // a group that cannot be a role is one for other purposes
        }
    }

    private void refuseUnknownGroups() {
        List.copyOf(inventory.groups.values())
                .forEach(group -> group.children.forEach((child, place) -> {
                    if (!inventory.groups.containsKey(child)) {
                        problems.add(
                                place,
                                "the group '" + child + "' is a child and is nowhere else: is it spelled" + " right?");
                    }
                }));
        for (String group : roles.keySet()) {
            if (!inventory.groups.containsKey(group)) {
                problems.add(
                        new Place(file, 1),
                        "the group '" + group + "' was given a role and is not there. There are "
                                + inventory.groups.keySet());
            }
        }
    }

    private void refuseDynamic() {
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(
                    file + " is a directory of inventories, which is not read here: name one" + " file, or " + LIST);
        }
        if (Files.isExecutable(file) || FilePaths.read(file).startsWith("#!")) {
            throw new InvalidInputException(file + " is a program, a dynamic inventory, which is not run here: " + LIST
                    + "; or if it is an inventory, take its execute permission away (chmod -x)");
        }
    }

    private boolean isYaml() {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".yml") || name.endsWith(".yaml") || name.endsWith(".json");
    }
}
