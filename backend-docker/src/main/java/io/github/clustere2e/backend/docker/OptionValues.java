// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.api.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Writes options by name, as the command line would give them; only what is not as without options. */
final class OptionValues {

    private final List<OptionValue> values = new ArrayList<>();

    void add(String name, String value) {
        values.add(new OptionValue(name, value));
    }

    void addAll(String name, Map<String, String> pairs) {
        pairs.forEach((key, value) -> add(name, key + "=" + value));
    }

    <T> void addAll(String name, PerRole<T> given, Function<T, String> text) {
        given.all().forEach(value -> add(name, text.apply(value)));
        for (Map.Entry<Role, List<T>> role : given.byRole().entrySet()) {
            role.getValue().forEach(value -> add(name + "." + role.getKey().name(), text.apply(value)));
        }
    }

    void add(DockerNetwork network) {
        switch (network.kind()) {
            case EXISTING -> add("network", network.detail());
            case DEFAULT_BRIDGE -> add("network", "bridge");
            case OWN -> {
                if (!network.detail().isEmpty()) {
                    add("subnet", network.detail());
                }
            }
        }
    }

    void add(HostPort map) {
        boolean plain = map.hostPort() == 0 && map.address().equals(HostPort.LOOPBACK);
        add("host-port", map.node() + ":" + map.port() + (plain ? "" : "=" + map.address() + ":" + map.hostPort()));
    }

    static String text(DockerMount mount) {
        String place = switch (mount.type()) {
            case BIND -> mount.source() + ":" + mount.target();
            case VOLUME -> (mount.source().isEmpty() ? "" : mount.source() + ":") + mount.target();
            case TMPFS -> "tmpfs:" + mount.target() + (mount.bytes() == 0 ? "" : ":" + Sizes.text(mount.bytes()));
        };
        return mount.readOnly() ? place + ":ro" : place;
    }

    static String text(Access access) {
        return access.name().toLowerCase(Locale.ROOT);
    }

    List<OptionValue> all() {
        return List.copyOf(values);
    }
}
