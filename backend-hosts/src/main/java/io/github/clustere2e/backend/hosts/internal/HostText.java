// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts.internal;

import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.hosts.Host;
import io.github.clustere2e.backend.hosts.HostBuilder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A host as keys and values that another process reads: for claims. No key is in it, only where keys are. */
final class HostText {

    private static final String JUMP = "jump.";

    private HostText() {}

    static Map<String, String> values(Host host) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("address", host.address());
        values.put("name", host.name());
        host.port().ifPresent(port -> values.put("port", Integer.toString(port)));
        host.user().ifPresent(user -> values.put("user", user));
        host.keyFile().ifPresent(file -> values.put("key", file.toString()));
        if (host.agent()) {
            values.put("agent", "true");
        }
        host.hostKey().ifPresent(key -> values.put("host_key", key));
        host.knownHosts().ifPresent(file -> values.put("known_hosts", file.toString()));
        host.privateAddress().ifPresent(address -> values.put("private_address", address));
        host.hostname().ifPresent(name -> values.put("hostname", name));
        if (!host.roles().isEmpty()) {
            values.put("roles", host.roles().stream().map(Role::name).collect(Collectors.joining(",")));
        }
        host.jump().ifPresent(jump -> values(jump).forEach((key, value) -> values.put(JUMP + key, value)));
        return values;
    }

    static Host read(Map<String, String> values) {
        HostBuilder host = Host.at(values.getOrDefault("address", "")).name(values.getOrDefault("name", ""));
        get(values, "port").map(Integer::parseInt).ifPresent(host::port);
        get(values, "user").ifPresent(host::user);
        get(values, "key").map(Path::of).ifPresent(host::keyFile);
        get(values, "agent").ifPresent(agent -> host.agent());
        get(values, "host_key").ifPresent(host::hostKey);
        get(values, "known_hosts").map(Path::of).ifPresent(host::knownHosts);
        get(values, "private_address").ifPresent(host::privateAddress);
        get(values, "hostname").ifPresent(host::hostname);
        get(values, "roles").stream()
                .flatMap(roles -> Arrays.stream(roles.split(",", -1)))
                .map(Role::of)
                .forEach(host::roles);
        Map<String, String> jump = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(JUMP)) {
                jump.put(key.substring(JUMP.length()), value);
            }
        });
        if (!jump.isEmpty()) {
            host.jump(read(jump));
        }
        return host.build();
    }

    private static Optional<String> get(Map<String, String> values, String key) {
        return Optional.ofNullable(values.get(key));
    }
}
