// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of units as systemd.unit(5) tells them. */
final class UnitName {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_\\\\@][A-Za-z0-9:_.\\\\@-]{0,254}|-\\.mount");

    private static final Set<String> TYPES = Set.of(
            "service", "socket", "device", "mount", "automount", "swap", "target", "path", "timer", "slice", "scope");

    private UnitName() {}

    /** The name in full; a name without a type is one of that type. */
    static String full(String name, String type) {
        return TYPES.contains(name.substring(name.lastIndexOf('.') + 1)) ? name : name + "." + type;
    }

    /** What is wrong with a name. */
    static Optional<String> problem(String name) {
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("'" + name + "' is not the name of a unit of systemd, such as etcd.service");
    }
}
