// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Variables as the two who hand them on want them: sshd gives them to sessions (sshd_config(5), SetEnv), systemd to
 * services (systemd-system.conf(5), DefaultEnvironment). What the container is started with only PID 1 sees.
 *
 * <p>Not {@code /etc/environment}: it takes a number sign for the beginning of a comment, wherever it stands.
 */
final class EnvironmentText {

    private EnvironmentText() {}

    /** Only the first of such lines counts, so that what the image sets is said again. */
    static String forSessions(Map<String, String> variables) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("LANG", "C.UTF-8"));
        all.putAll(variables);
        return all.entrySet().stream()
                .map(variable -> quoted(variable.getKey(), variable.getValue()))
                .collect(Collectors.joining(" ", "SetEnv ", "\n"));
    }

    /** A percent sign means something to systemd besides. */
    static String forServices(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(variable -> quoted(variable.getKey(), variable.getValue().replace("%", "%%")))
                .collect(Collectors.joining("\nDefaultEnvironment=", "[Manager]\nDefaultEnvironment=", "\n"));
    }

    private static String quoted(String name, String value) {
        return "\"" + name + "=" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
