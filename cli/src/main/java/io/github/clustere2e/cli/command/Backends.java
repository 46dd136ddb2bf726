// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import com.google.inject.Inject;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.cli.terminal.Console;
import java.util.Optional;

/** Picks the backend: the option, else the property or environment variable of the API, else {@code docker}. */
public final class Backends {

    private static final String DEFAULT = "docker";

    private final Console console;

    @Inject
    Backends(Console console) {
        this.console = console;
    }

    ClusterProvider pick(Optional<String> option) {
        return id(option).map(Clusters::provider).orElseGet(Clusters::provider);
    }

    /** Empty if the API is to pick, because its property or variable is set. */
    Optional<String> id(Optional<String> option) {
        if (option.isPresent()) {
            return option;
        }
        boolean configured = !System.getProperty(Clusters.PROPERTY, "").isEmpty()
                || !console.environment(Clusters.ENVIRONMENT).isEmpty();
        return configured ? Optional.empty() : Optional.of(DEFAULT);
    }
}
