// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts.internal;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.OptionDescription;
import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.hosts.Host;
import io.github.clustere2e.backend.hosts.HostBuilder;
import io.github.clustere2e.backend.hosts.HostsOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the pool from options that are given by name, as on the command line. Not thread-safe. */
final class OptionReading {

    static final List<OptionDescription> ALL = List.of(
            new OptionDescription(
                    "hosts",
                    "FILE",
                    "none",
                    true,
                    "A YAML file that lists hosts and how to log in to them. Hosts of several files and options make one"
                            + " pool, in their order."),
            new OptionDescription(
                    "inventory",
                    "FILE",
                    "none",
                    true,
                    "An Ansible inventory, in INI, or in YAML if its name ends with .yml or .yaml. Its groups are roles."),
            new OptionDescription(
                    "group[.ROLE]",
                    "GROUP",
                    "each group is the role of its name",
                    true,
                    "Which group of the inventory has which role, such as group.agent=webservers. If any is given, no"
                            + " other group is a role, and hosts of none of them are for any role."),
            new OptionDescription(
                    "host[.ROLE]",
                    "[USER@]ADDRESS[:PORT]",
                    "none",
                    true,
                    "One host, for any role or for one. Its host key is taken from known_hosts; what is not given, from"
                            + " ~/.ssh/config."));

    private final List<Host> hosts = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Role> groups = new LinkedHashMap<>();

    private OptionReading() {}

    static HostsOptions read(List<OptionValue> values) {
        OptionReading reading = new OptionReading();
        values.stream().filter(value -> bare(value).equals("group")).forEach(reading::add);
        values.stream().filter(value -> !bare(value).equals("group")).forEach(reading::add);
        if (!reading.problems.isEmpty()) {
            throw new InvalidInputException(String.join("\n", reading.problems));
        }
        if (reading.hosts.isEmpty()) {
            throw new InvalidInputException(
                    "These options name no host: give hosts=FILE, inventory=FILE or host=ADDRESS");
        }
        return HostsOptions.of(reading.hosts);
    }

    private void add(OptionValue option) {
        try {
            switch (option.name()) {
                case "hosts" ->
                    hosts.addAll(HostsOptions.fromYaml(Path.of(option.value())).hosts());
                case "inventory" ->
                    hosts.addAll(HostsOptions.fromAnsible(Path.of(option.value()), groups)
                            .hosts());
                default -> ofRole(option);
            }
        } catch (InvalidInputException e) {
            problems.add("Option " + option + ": " + e.getMessage());
        }
    }

    private void ofRole(OptionValue option) {
        int dot = option.name().indexOf('.');
        String role = dot < 0 ? "" : option.name().substring(dot + 1);
        if (bare(option).equals("host")) {
            HostBuilder host = Host.parse(option.value());
            if (dot >= 0) {
                host.roles(Role.of(role));
            }
            hosts.add(host.build());
        } else if (bare(option).equals("group")) {
            if (dot < 0) {
                throw new InvalidInputException(
                        "say which role it is: group.ROLE=GROUP, such as group.agent=webservers");
            }
            groups.put(option.value(), Role.of(role));
        } else {
            throw new InvalidInputException("there is no option '" + option.name()
                    + "' of the backend 'hosts'. There are: "
                    + String.join(
                            ", ", ALL.stream().map(OptionDescription::name).toList()));
        }
    }

    private static String bare(OptionValue option) {
        return option.name().split("\\.", 2)[0];
    }
}
