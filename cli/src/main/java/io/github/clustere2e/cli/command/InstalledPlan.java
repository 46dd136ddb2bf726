// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.installer.InstalledSoftware;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.Installers;
import io.github.clustere2e.installer.Operation;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What commands have in common that do something with software that is on a cluster already. */
final class InstalledPlan {

    @Parameters(index = "0", paramLabel = "NAME", description = "The cluster.")
    private String name;

    @Option(
            names = "--installer",
            paramLabel = "ID",
            description = "The installer. Default: the one that was used on the cluster.")
    private Optional<String> id;

    @Mixin
    private PlanRunning running;

    @Mixin
    private BackendOption backend;

    int perform(Backends backends, Console console, Operation operation, List<String> words) {
        List<OptionValue> options = running.options(words); // bad usage is told before anything else happens
        try (Cluster cluster = backends.pick(backend.id).attach(name)) {
            Installer installer = Installers.named(id.orElseGet(() -> used(cluster)), options);
            return running.perform(console, cluster, installer, operation);
        }
    }

    private static String used(Cluster cluster) {
        List<String> used = InstalledSoftware.of(cluster);
        if (used.size() == 1) {
            return used.get(0);
        }
        throw new InvalidInputException("Cluster '" + cluster.name() + "' has "
                + (used.isEmpty() ? "nothing that 'install' has installed" : String.join(", ", used))
                + ": say which is meant with --installer ID");
    }
}
