// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a pool from a YAML file of ours; docs/hosts.md describes its keys. */
final class YamlHosts {

    private static final Set<String> SHARED =
            ordered("port", "user", "key", "agent", "known_hosts", "role", "roles", "jump");
    private static final Set<String> OF_HOST = ordered(
            "address",
            "name",
            "port",
            "user",
            "key",
            "agent",
            "host_key",
            "known_hosts",
            "private_address",
            "hostname",
            "role",
            "roles",
            "jump");

    /** Either of a pair says the same thing in another way, so that one of a host hides both of the defaults. */
    private static final Map<String, String> PAIRS = Map.of(
            "key",
            "agent",
            "agent",
            "key",
            "host_key",
            "known_hosts",
            "known_hosts",
            "host_key",
            "role",
            "roles",
            "roles",
            "role");

    private final Path file;
    private final Problems problems = new Problems();

    private YamlHosts(Path file) {
        this.file = file;
    }

    static HostsOptions read(Path file) {
        return new YamlHosts(file).read();
    }

    private HostsOptions read() {
        YamlValue root = YamlValue.read(file, problems)
                .orElseThrow(
                        () -> new InvalidInputException(file + " is empty: begin it with 'hosts:' and name a host"));
        Map<String, YamlValue> all = keys(root, "the file", ordered("defaults", "hosts"));
        Map<String, YamlValue> defaults =
                all.containsKey("defaults") ? keys(get(all, "defaults", root), "defaults", SHARED) : Map.of();
        List<Host> hosts = new ArrayList<>();
        if (!all.containsKey("hosts")) {
            root.problem("the key 'hosts' is missing: name the hosts there, each behind a '-'");
        } else if (!get(all, "hosts", root).isList()) {
            get(all, "hosts", root).problem("'hosts' must be a list: begin each host with '-'");
        } else {
            get(all, "hosts", root)
                    .list()
                    .forEach(value -> host(value, defaults).ifPresent(hosts::add));
            uniqueNames(hosts, get(all, "hosts", root));
        }
        problems.refuse("The hosts of " + file);
        return HostsOptions.of(hosts);
    }

    private void uniqueNames(List<Host> hosts, YamlValue place) {
        Set<String> names = new LinkedHashSet<>();
        hosts.stream()
                .filter(host -> !names.add(host.name()))
                .forEach(host -> place.problem("two hosts are called '" + host.name()
                        + "': name each host once, and give hosts with the same address names of their own"));
    }

    private Optional<Host> host(YamlValue value, Map<String, YamlValue> defaults) {
        Map<String, YamlValue> said = new LinkedHashMap<>();
        Optional<HostBuilder> host;
        if (value.isMap()) {
            said.putAll(keys(value, "a host", OF_HOST));
            host = said.containsKey("address") ? address(get(said, "address", value)) : Optional.empty();
            if (!said.containsKey("address")) {
                value.problem("the key 'address' is missing: give a host name, an IP address, or an alias of"
                        + " ~/.ssh/config");
            }
        } else {
            host = address(value);
        }
        refusePairs(said, value);
        Map<String, YamlValue> both = new LinkedHashMap<>(defaults);
        both.keySet().removeIf(key -> said.containsKey(PAIRS.getOrDefault(key, "")));
        both.putAll(said);
        host.ifPresent(builder -> fill(builder, both));
        return host.flatMap(builder -> build(builder, value));
    }

    private static void refusePairs(Map<String, YamlValue> said, YamlValue place) {
        said.keySet().stream()
                .filter(key -> said.containsKey(PAIRS.getOrDefault(key, "")))
                .filter(key -> key.compareTo(PAIRS.getOrDefault(key, "")) < 0)
                .forEach(key -> place.problem(
                        "'" + key + "' and '" + PAIRS.get(key) + "' say the same thing in two ways: keep one"));
    }

    /** An address with a user and a port is one of a host that has no other lines. */
    private static Optional<HostBuilder> address(YamlValue value) {
        return value.text("address").flatMap(text -> {
            try {
                boolean ipv6 = text.chars().filter(each -> each == ':').count() > 1 && !text.startsWith("[");
                return Optional.of(ipv6 ? Host.at(text) : HostAddress.read(text));
            } catch (InvalidInputException e) {
                value.problem(e);
                return Optional.empty();
            }
        });
    }

    private void fill(HostBuilder host, Map<String, YamlValue> values) {
        values.forEach((key, value) -> {
            switch (key) {
                case "name" -> value.text(key).ifPresent(host::name);
                case "user" -> value.text(key).ifPresent(host::user);
                case "private_address" -> value.text(key).ifPresent(host::privateAddress);
                case "hostname" -> value.text(key).ifPresent(host::hostname);
                case "host_key" -> value.text(key).ifPresent(host::hostKey);
                case "key" -> value.text(key).map(this::path).ifPresent(host::keyFile);
                case "known_hosts" -> value.text(key).map(this::path).ifPresent(host::knownHosts);
                case "port" -> port(value).ifPresent(host::port);
                case "agent" -> agent(value, host);
                case "role", "roles" ->
                    value.list().forEach(role -> role(role, key).ifPresent(host::roles));
                case "jump" -> host(value, Map.of()).ifPresent(host::jump);
                default -> {}
            }
        });
    }

    private static Optional<Host> build(HostBuilder host, YamlValue place) {
        try {
            return Optional.of(host.build());
        } catch (InvalidInputException e) {
            place.problem(e);
            return Optional.empty();
        }
    }

    private static Optional<Integer> port(YamlValue value) {
        return value.text("port").flatMap(text -> {
            if (text.matches("\\d{1,5}")) {
                return Optional.of(Integer.parseInt(text));
            }
            value.problem("'port' must be a number from 1 to 65535, and is '" + text + "'");
            return Optional.empty();
        });
    }

    private static void agent(YamlValue value, HostBuilder host) {
        value.text("agent").ifPresent(text -> {
            if (text.equals("true")) {
                host.agent();
            } else if (!text.equals("false")) {
                value.problem("'agent' must be true or false, and is '" + text + "'");
            }
        });
    }

    private static Optional<Role> role(YamlValue value, String key) {
        return value.text(key).flatMap(text -> {
            try {
                return Optional.of(Role.of(text));
            } catch (InvalidInputException e) {
                value.problem(e);
                return Optional.empty();
            }
        });
    }

    private Path path(String text) {
        return FilePaths.of(text, file);
    }

    private Map<String, YamlValue> keys(YamlValue value, String what, Set<String> known) {
        Map<String, YamlValue> map = new LinkedHashMap<>(value.map(what));
        map.forEach((key, each) -> {
            if (!known.contains(key)) {
                each.problem(
                        "the key '" + key + "' is not known of " + what + ": there are " + String.join(", ", known));
            }
        });
        map.keySet().retainAll(known);
        return map;
    }

    private static YamlValue get(Map<String, YamlValue> map, String key, YamlValue otherwise) {
        return map.getOrDefault(key, otherwise);
    }

    private static Set<String> ordered(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }
}
