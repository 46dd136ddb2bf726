// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be said about a command, with the defaults. A builder changes its own; a command has a copy that
 * nobody changes.
 */
final class CommandSettings {

    List<String> arguments;

    @Nullable
    String user;

    @Nullable
    String directory;

    final Map<String, String> environment = new LinkedHashMap<>();
    StandardInput stdin = StandardInput.none();
    Duration timeout = Command.DEFAULT_TIMEOUT;

    @Nullable
    OutputListener output;

    final Set<String> secrets = new LinkedHashSet<>();
    boolean idempotent;
    boolean anyExitStatus;
    boolean pty;

    @Nullable
    Duration idleTimeout;

    long keptOutput = Command.DEFAULT_KEPT_OUTPUT;

    CommandSettings(List<String> arguments) {
        this.arguments = List.copyOf(arguments);
    }

    CommandSettings copy() {
        CommandSettings copy = new CommandSettings(arguments);
        copy.user = user;
        copy.directory = directory;
        copy.environment.putAll(environment);
        copy.stdin = stdin;
        copy.timeout = timeout;
        copy.output = output;
        copy.secrets.addAll(secrets);
        copy.idempotent = idempotent;
        copy.anyExitStatus = anyExitStatus;
        copy.pty = pty;
        copy.idleTimeout = idleTimeout;
        copy.keptOutput = keptOutput;
        return copy;
    }
}
